#!/usr/bin/env bash
# Makes the picture at the head of the README: the window on the sample articles, under a virtual display.
#   docs/pictures/make.sh       (needs xvfb, xdotool, imagemagick; builds the program)
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${PROGRAM:-}" ] || { cargo build --locked --release; PROGRAM=target/release/wenjian; }
out=${1:-docs/pictures/window.png}
config=$(mktemp -d)
trap 'rm -rf "$config"' EXIT
printf '{"language":"%s","theme":"%s"}\n' "${LANGUAGE_SHOWN:-zh-Hans}" "${THEME:-light}" >"$config/settings.json"
export SCREEN=${SCREEN:-1280x800}
export WENJIAN_CONFIG=$config LIBGL_ALWAYS_SOFTWARE=1
program=$(realpath "$PROGRAM")
out=$(realpath "$out")
# shellcheck disable=SC2016  # the inner shell replaces them
xvfb-run -a -s "-screen 0 ${SCREEN}x24" bash -c '
  cd "$3"
  "$0" ${PATHS:-} & program=$!
  for _ in $(seq 100); do xdotool search --class wenjian >/dev/null 2>&1 && break; sleep 0.1; done
  sleep 1
  window=$(xdotool search --class wenjian | tail -1)
  xdotool windowmove "$window" 0 0 windowsize "$window" ${SCREEN/x/ }
  sleep 1.5
  for key in ${KEYS:-}; do xdotool key --window "$window" "$key"; sleep 0.3; done
  for spot in ${CLICKS:-}; do xdotool mousemove ${spot/,/ } click 1; sleep 0.6; done
  [ -z "${HOVER:-}" ] || xdotool mousemove ${HOVER/,/ }
  sleep 1.2
  import -window root "$1"
  kill $program
' "$program" "$out" "" "$(if [ -n "${PATHS:-}" ]; then pwd; else echo "$config"; fi)"
