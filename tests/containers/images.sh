# Base images and stand-ins for images that no registry here gives. Sourced by the scripts beside it. Each is made
# once: a run that finds them among the engine's images takes seconds.
has_image() { docker image inspect "$1" >/dev/null 2>&1; }
# What an image is made of, in short; one that was made of something else is made again.
recipe() { cat "$@" | sha256sum | cut -c1-16; }
is_made_of() { # name, recipe
  [ "$(docker image inspect -f '{{ index .Config.Labels "recipe" }}' "$1" 2>/dev/null)" = "$2" ]
}
argument() { sed -nE "s/^ARG $1=(.*)/\1/p" "$root/Dockerfile"; } # the image that our Dockerfile names

# A Debian system with what Debian's own slim image leaves out left out.
system_image() { # suite, name
  has_image "$2" && return
  say "making $2 out of Debian's packages ..."
  PATH="$PATH:/usr/sbin:/sbin" mmdebstrap --quiet --variant=minbase --include=ca-certificates \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
    "$1" - http://deb.debian.org/debian 2>"$run/build.log" | docker import - "$2" >/dev/null ||
    { tail -5 "$run/build.log" >&2; give_up "$2 could not be made"; }
}

# Fills the folder of a build with more files than the stand-in's own.
context() { # stand-in
  rm -rf "$run/context"
  cp -r "$here/stand-ins/$1" "$run/context"
}
build() { # name, system, options...
  local name=$1 system=$2
  shift 2
  docker build --network host --build-arg "SYSTEM=$system" "$@" -t "$name" "$run/context" >"$run/build.log" 2>&1 ||
    { tail -25 "$run/build.log" >&2; give_up "the stand-in $name could not be built"; }
}

# The SDK and the runtime of this machine, under the names that our Dockerfile asks for.
dotnet_images() { # system
  local home sdk runtime made
  made=$(dotnet --version)-$(recipe "$here"/stand-ins/{sdk,runtime}/Dockerfile)
  sdk=$(argument SDK) runtime=$(argument RUNTIME) home=$(dirname "$(readlink -f "$(command -v dotnet)")")
  if ! is_made_of "$sdk" "$made"; then
    say "making $sdk out of this machine's SDK $(dotnet --version) ..."
    context sdk
    mkdir -p "$run/context/certificates" "$run/context/nuget"
    cp /usr/local/share/ca-certificates/*.crt "$run/context/certificates/" 2>/dev/null || true # most machines have none
    cp "$HOME"/.nuget/NuGet/*.Config "$run/context/nuget/" 2>/dev/null || true
    cp -r "$home" "$run/context/dotnet"
    build "$sdk" "$1" --label "recipe=$made" --build-arg "REVOCATION=${NUGET_CERT_REVOCATION_MODE:-online}"
  fi
  if ! is_made_of "$runtime" "$made"; then
    context runtime
    mkdir "$run/context/dotnet"
    cp -r "$home"/{dotnet,host,LICENSE.txt,ThirdPartyNotices.txt} "$run/context/dotnet/"
    mkdir "$run/context/dotnet/shared"
    cp -r "$home"/shared/Microsoft.{NETCore,AspNetCore}.App "$run/context/dotnet/shared/"
    build "$runtime" "$1" --label "recipe=$made"
  fi
}

# A server out of Debian's packages; its tag is the version that is truly in it. Prints the name.
server_image() { # rabbitmq, postgres or mariadb; system
  local name=stand-in/$1:${2//[:.]/-} version
  has_image "$name" || say "making $1 of $2 ..."
  context "$1"
  build "$name" "$2"
  case "$1" in
    rabbitmq) version=$(docker run --rm --entrypoint dpkg-query "$name" -W -f '${source:Upstream-Version}' rabbitmq-server)-management ;;
    postgres) version=$(docker run --rm --entrypoint postgres "$name" --version | sed -nE 's/.* ([0-9]+\.[0-9]+) .*/\1/p') ;;
    mariadb) version=$(docker run --rm --entrypoint mariadbd "$name" --version | sed -nE 's/.* Ver ([0-9.]+)-.*/\1/p') ;;
  esac
  docker tag "$name" "$1:$version"
  echo "$1:$version"
}

# What watches the servers, out of Debian's packages; the same.
watcher_image() { # prometheus, alertmanager or pushgateway; system
  local name=stand-in/$1:${2//[:.]/-} package=prometheus-$1 version
  [ "$1" != prometheus ] || package=prometheus
  has_image "$name" || say "making $1 of $2 ..."
  context watcher
  build "$name" "$2" --build-arg "PACKAGE=$package" --build-arg "FOLDER=/$1"
  version=$(docker run --rm --entrypoint dpkg-query "$name" -W -f '${source:Upstream-Version}' "$package")
  docker tag "$name" "prom/$1:v${version%%+*}"
  echo "prom/$1:v${version%%+*}"
}

s3_image() { # system -> the name
  local name version made
  version=$(python3 -c 'import importlib.metadata as m; print(m.version("moto"))' 2>/dev/null) ||
    give_up "Python's moto, of which the S3 server is made, is not here"
  name=stand-in/moto:$version made=$(recipe "$here"/stand-ins/s3/* "$root/scripts/servers.d/s3.py")
  if ! is_made_of "$name" "$made"; then
    context s3
    cp "$root/scripts/servers.d/s3.py" "$run/context/"
    python3 "$here/stand-ins/s3/copy-packages.py" moto "$run/context/packages"
    build "$name" "$1" --label "recipe=$made"
  fi
  echo "$name"
}
