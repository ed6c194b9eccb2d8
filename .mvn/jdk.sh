# Sourced by mvnw: the project needs JDK 25, and the default java of a machine is often older.
# Finds a JDK of version 25 or later in the usual places and exports JAVA_HOME. It reads the version from the
# JDK's `release` file and starts no JVM. JDK_SEARCH_ROOT replaces / in the test of this file.

jdk_root="${JDK_SEARCH_ROOT-}"

# Whether $1 is the home of a JDK (it has a compiler) of version 25 or later.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r jdk_line; do
    case "$jdk_line" in
    JAVA_VERSION=*)
      jdk_version="${jdk_line#JAVA_VERSION=}" && jdk_version="${jdk_version#\"}"
      [ "${jdk_version%%[!0-9]*}" -ge 25 ] 2>/dev/null
      return
      ;;
    esac
  done <"$1/release"
  return 1
}

# The home of the java on the PATH, with its links resolved.
home_on_path() {
  jdk_java="$(command -v java)" && jdk_java="$(readlink -f "$jdk_java")" && printf %s "${jdk_java%/bin/java}"
}

# The same for a shim on the PATH: only that java itself has the path, so a JVM is started.
home_behind_shim() {
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# macOS lists its JDKs; it would answer with JAVA_HOME if that were set.
home_on_macos() {
  [ ! -x "$jdk_root/usr/libexec/java_home" ] || (unset JAVA_HOME; "$jdk_root/usr/libexec/java_home" -v 25)
}

find_jdk() {
  for JAVA_HOME in "${JAVA_HOME-}" "$(home_on_path)" "$jdk_root"/usr/lib/jvm/* "$jdk_root"/opt/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
    "$jdk_root"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$jdk_root"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$jdk_root"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    ! is_jdk "$JAVA_HOME" || return 0
  done
  for jdk_place in home_on_macos home_behind_shim; do
    JAVA_HOME="$($jdk_place 2>/dev/null)"
    ! is_jdk "$JAVA_HOME" || return 0
  done
  return 1
}

if ! find_jdk; then
  echo "ANCV Connect needs JDK 25: install it (Temurin 25 from https://adoptium.net, or your package manager's)" \
    "or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME

# Suppresses warnings of JDK 25 about Maven's own libraries. The user's options come last and take precedence.
export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS-}"

# Without -Dlocal, quarkus:dev is an emulated Lambda, which serves one request at a time without an HTTP server.
case " $* " in
*" -Dlocal "* | *" -Dlocal="*) ;;
*" quarkus:dev "*) set -- "$@" -Dlocal ;;
esac
