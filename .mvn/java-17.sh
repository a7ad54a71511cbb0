# Finds out whether a usable Java is there; sourced by ./run and ./test.
require_java_17() {
  local version
  if ! command -v java >/dev/null || ! command -v javac >/dev/null; then
    echo "Plumbline needs a JDK 17 or newer; no java and javac on the PATH." >&2
    exit 1
  fi
  version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
  if [ "${version%%.*}" -lt 17 ]; then
    echo "Plumbline needs a JDK 17 or newer; java on the PATH is version $version." >&2
    exit 1
  fi
}
