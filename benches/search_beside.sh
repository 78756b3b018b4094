#!/usr/bin/env bash
# Wenjian's search, ripgrep and Recoll beside each other, in one run on the same files.
#   benches/search_beside.sh [FOLDER]      (needs hyperfine, ripgrep, and recollcmd for Recoll)
# Without a folder, a Chinese blog twenty times from ../shared/data/articles-sofastack, below the system's folder for
# temporary files. Wenjian has the texts in memory (the bench says how long one query takes, first screen and all hits);
# ripgrep reads the files, which are in memory too; Recoll asks an index that is made first, and gives the number of
# articles. What a regular expression is, Recoll does not know.
set -euo pipefail
cd "$(dirname "$0")/.."
copies=20
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
if [ $# -gt 0 ]; then
  folder=$(realpath "$1")
else
  blog=../shared/data/articles-sofastack
  [ -d "$blog" ] || { echo "name a folder: $blog is not there" >&2; exit 1; }
  folder=$place/blog
  mkdir "$folder"
  for copy in $(seq "$copies"); do cp -r "$blog" "$folder/$copy"; done
fi
frequent=金融
rare=分布式事务框架
absent=没有这样的话
expression='[0-9]{4} ?年 ?[0-9]+ ?月'
address='\w+@\w+\.com'

echo "== $(find "$folder" -type f | wc -l) files, $(du -sh --apparent-size "$folder" | cut -f1); load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "== Wenjian"
cargo bench --locked --no-default-features --bench searching -- "$folder" 1 \
  "$frequent" "$rare" "$absent" "/$expression/" "/$address/"
echo "== ripgrep"
# Hidden files and those that a list tells to ignore are searched by none of the three.
for word in "$frequent" "$rare" "$absent"; do
  hyperfine --ignore-failure --shell=none --warmup 2 --runs 10 --style basic -n "rg -c -F $word" "rg -c -F $word $folder"
done
for pattern in "$expression" "$address"; do
  hyperfine --ignore-failure --shell=none --warmup 2 --runs 10 --style basic -n "rg -c $pattern" "rg -c '$pattern' $folder"
done
echo "== Recoll"
if ! command -v recollindex > /dev/null; then
  echo "recollindex is not installed (Debian: recollcmd)"
  exit 0
fi
export RECOLL_CONFDIR=$place/recoll
mkdir "$RECOLL_CONFDIR"
printf 'topdirs = %s\nskippedPaths =\n' "$folder" > "$RECOLL_CONFDIR/recoll.conf"
start=$(date +%s.%N)
recollindex > "$place/log" 2>&1
echo "index: $(echo "$(date +%s.%N) - $start" | bc) s, $(du -sh "$RECOLL_CONFDIR/xapiandb" | cut -f1)"
for word in "$frequent" "$rare" "$absent"; do
  echo "$word: $(recollq -Q -E -q "\"$word\"" 2> /dev/null | grep -o '^[0-9]* results' || true)"
  hyperfine --ignore-failure --shell=none --warmup 2 --runs 10 --style basic -n "recollq $word, first screen" "recollq -n 20 -q '\"$word\"'"
  hyperfine --ignore-failure --shell=none --warmup 2 --runs 10 --style basic -n "recollq $word, all" "recollq -b -n 0 -q '\"$word\"'"
done
