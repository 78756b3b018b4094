#!/usr/bin/env bash
# Time from start to the end of the first frame, beside that of an empty eframe window, in one run.
#   benches/first_frame.sh      (needs hyperfine, xvfb)
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --release --bin wenjian --example bare_window
config=$(mktemp -d)
trap 'rm -rf "$config"' EXIT
export WENJIAN_CONFIG=$config LIBGL_ALWAYS_SOFTWARE=1
xvfb-run -a -s "-screen 0 1280x800x24" hyperfine --warmup 3 --runs 20 \
  -n bare 'target/release/examples/bare_window' \
  -n wenjian 'target/release/wenjian --exit-after-first-frame'
