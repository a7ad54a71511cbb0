# Finds out whether a Node is there that can build the web UI; sourced by ./run and ./test.
require_node_20() {
  local version advice
  advice="Install it (https://nodejs.org), or leave the UI out: PLUMBLINE_SKIP_UI=1 $0"
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "Plumbline's web UI is built with Node 20.19 or newer; no node and npm on the PATH. $advice" >&2
    exit 1
  fi
  version=$(node --version)
  if ! printf '20.19\n%s\n' "${version#v}" | sort -V -C; then
    echo "Plumbline's web UI is built with Node 20.19 or newer; node on the PATH is $version. $advice" >&2
    exit 1
  fi
}
