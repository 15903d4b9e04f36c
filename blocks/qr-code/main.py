"""A QR code from the settings and the input: reads input.json, writes result.json, out/qr-code.svg and out/qr-code.png."""
import json
import os

from drawing import png, svg
from encoder import CodeTooLong, encode


def content(inputs, settings):
    given = inputs.get("text")
    if isinstance(given, dict) and "path" in given:
        with open(given["path"], encoding="utf-8") as file:
            given = file.read()
    if given is not None and not isinstance(given, str):
        given = json.dumps(given, ensure_ascii=False)
    return (given or settings.get("text") or "").strip()


def escaped(text):
    return "".join("\\" + c if c in '\\;,":' else c for c in text)


def payload(text, kind):
    if kind == "wifi":
        name, _, password = text.partition(";")
        return f"WIFI:T:{'WPA' if password else 'nopass'};S:{escaped(name)};" + (f"P:{escaped(password)};" if password else "") + ";"
    if kind == "contact":
        name, phone, email = (text.splitlines() + ["", "", ""])[:3]
        lines = [f"FN:{name}", f"TEL:{phone}" if phone else "", f"EMAIL:{email}" if email else ""]
        return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *[line for line in lines if line], "END:VCARD"])
    return text


def write(value):
    with open("result.json", "w", encoding="utf-8") as file:
        json.dump(value, file)


def main():
    with open("input.json", encoding="utf-8") as file:
        given = json.load(file)
    settings = given["settings"]
    text = content(given["inputs"], settings)
    if not text:
        return write({"error": {"message": "There is nothing to encode.", "fix": "Write the content, or connect a text."}})
    try:
        modules = encode(payload(text, settings["kind"]).encode("utf-8"), settings["correction"])
    except CodeTooLong as long:
        return write({"error": {"message": f"{long.length} bytes are more than a code with this error correction holds ({long.most}).", "fix": "Shorten the content, or choose a lower error correction."}})
    print(f"::progress 0.5 {len(modules)} × {len(modules)} modules")
    with open("out/qr-code.svg", "w", encoding="utf-8") as file:
        file.write(svg(modules, settings["color"], settings["background"]))
    with open("out/qr-code.png", "wb") as file:
        file.write(png(modules, settings["color"], settings["background"], settings["scale"]))
    write({"outputs": {"svg": "out/qr-code.svg", "image": "out/qr-code.png", "modules": len(modules)}})


os.makedirs("out", exist_ok=True)
main()
