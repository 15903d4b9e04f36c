# Reads input.json, writes result.json and files below out/. Lines that begin with ::progress say how far it is.
set -eu

field() { python3 -c 'import json; g = json.load(open("input.json")); s = g["settings"]; print(g["inputs"].get("text") or s.get("text") or "" if "'"$1"'" == "text" else s["'"$1"'"])'; }

field text | tr -s '[:space:]' '\n' | sed '/^$/d' > out/words.txt
count=$(wc -l < out/words.txt | tr -d ' ')
if [ "$count" -eq 0 ]; then
  # What the person can mend is an answer, not a crash.
  echo '{"error": {"message": "There are no words.", "fix": "Write a text, or connect one."}}' > result.json
  exit 0
fi

echo "::progress 0.5 $count words"
rows=$(awk '!seen[$0]++ { print length($0) "\t" $0 }' out/words.txt | sort -s -k1,1nr | head -n "$(field most)" |
  python3 -c 'import json, sys; print(json.dumps([[word, int(letters)] for letters, word in (line.rstrip("\n").split("\t", 1) for line in sys.stdin)]))')
printf '{"outputs": {"count": %s, "longest": {"columns": ["word", "letters"], "rows": %s}, "file": "out/words.txt"}}' "$count" "$rows" > result.json
