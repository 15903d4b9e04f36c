"""Reads input.json, writes result.json and files below out/. Lines that begin with ::progress say how far it is."""
import json
import sys


def write(value):
    with open("result.json", "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)


with open("input.json", encoding="utf-8") as file:
    given = json.load(file)

text = given["inputs"].get("text") or given["settings"].get("text") or ""
words = text.split()
if not words:
    # What the person can mend is an answer, not a crash.
    write({"error": {"message": "There are no words.", "fix": "Write a text, or connect one."}})
    sys.exit()

print(f"::progress 0.5 {len(words)} words")
with open("out/words.txt", "w", encoding="utf-8") as file:
    file.write("\n".join(words) + "\n")

longest = sorted(dict.fromkeys(words), key=lambda word: -len(word))[: given["settings"]["most"]]
write({
    "outputs": {
        "count": len(words),
        "longest": {"columns": ["word", "letters"], "rows": [[word, len(word)] for word in longest]},
        "file": "out/words.txt",
    }
})
