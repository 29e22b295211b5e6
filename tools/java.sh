# Sourced by ./run and by what is like it: sets `java` and `flags`, and knows how to build what has changed.

wanted=21

# The newest JDK of at least $wanted among the usual places; services are compiled for $wanted.
newest_java() {
  local home release version best='' best_version=0
  shopt -s nullglob
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    release=$home/release
    [ -x "$home/bin/javac" ] && [ -r "$release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
    if [ "${version:-0}" -ge "$wanted" ] && [ "$version" -gt "$best_version" ]; then
      best=$home/bin/java best_version=$version
    fi
  done
  if [ -z "$best" ] && command -v javac >/dev/null; then
    version=$(javac -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    [ "${version:-0}" -ge "$wanted" ] && best=$(command -v java)
  fi
  printf '%s' "$best"
}

# Whether anything is newer than the class path of this module, which its build writes last.
is_stale() {
  local stamp=$1/target/classpath.txt
  [ -f "$stamp" ] || return 0
  [ -n "$(find . \( -name target -o -name .git -o -name .rightsflow -o -name docs \) -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$stamp" -print -quit)" ]
}

# Whoever runs from this checkout's build holds it, so that nobody builds anew under its feet; the lock goes when its process does.
mkdir -p .rightsflow
exec 9>>.rightsflow/build.lock
hold_build() { ! command -v flock >/dev/null || flock "$@" 9; }

# Builds this module and what it needs, unless nothing has changed, and holds what was built.
build() {
  if is_stale "$1"; then
    if hold_build --exclusive --nonblock; then
      echo "Building (the first time, this also downloads what is needed) ..."
      # Maven itself runs on any JDK from 17; without one on the path, on the one found above.
      command -v java >/dev/null || export JAVA_HOME="${java%/bin/java}"
      if ! ./mvnw -B -q -pl "$1" -am -Dmaven.test.skip=true -Dspring-boot.repackage.skip=true package >.rightsflow/build.log 2>&1; then
        grep -E '^\[ERROR\]' .rightsflow/build.log | head -20 >&2
        echo "The build failed; the whole story is in .rightsflow/build.log." >&2
        exit 1
      fi
      # Maven leaves it alone where the class path is what it was.
      touch "$1/target/classpath.txt"
    elif [ -f "$1/target/classpath.txt" ]; then
      echo "The sources are newer than what was built, but a rightsflow runs from it: not built anew. Stop that one first to run the new." >&2
    else
      echo "Expected to build, but another one is building here. Wait for it, then try again." >&2
      exit 2
    fi
  fi
  hold_build --shared
}

java=$(newest_java)
if [ -z "$java" ]; then
  echo "Expected a JDK of version $wanted or newer, but found none." >&2
  echo "Install one (https://adoptium.net, 'sdk install java', 'brew install openjdk', 'apt install openjdk-$wanted-jdk'), or set JAVA_HOME." >&2
  exit 2
fi

flags=()
# From JDK 23 on it warns of what Scala's library does.
if [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${java%/bin/java}/release" 2>/dev/null || echo 0)" -ge 23 ]; then
  flags+=(--sun-misc-unsafe-memory-access=allow)
fi
