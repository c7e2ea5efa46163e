#!/bin/sh
# cie of CIE Kit: Electron may not run as Node in this app, so it takes a Node.js of the computer.
here=$(dirname "$(readlink -f "$0")")
command="$here/app.asar.unpacked/command/bin/cie.js"
fits='const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 13) || a >= 24 ? 0 : 1)'
for node in "$(command -v node)" "$(command -v nodejs)" /usr/bin/node /usr/local/bin/node /opt/homebrew/bin/node; do
  if [ -n "$node" ] && [ -x "$node" ] && "$node" -e "$fits" 2>/dev/null; then
    exec "$node" "$command" "$@"
  fi
done
echo 'cie: Node.js 20.19, 22.13 or later is needed and was not found. / Serve Node.js 20.19, 22.13 o successivo: https://nodejs.org' >&2
exit 127
