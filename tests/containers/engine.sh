# A Docker engine of the tests' own: on a socket of its own, with images, layers and nothing else kept between runs.
# Never the user's engine, nor his containers and volumes. Sourced by the scripts beside it.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/btc-events/containers
engine=$cache/engine # images and layers: engine/data; the rest is of one run
say() { echo "containers: $*" >&2; }
give_up() {
  say "$*"
  exit 1
}

# What nobody can do without: root, and the packages of the engine and of the base images.
engine_needs() {
  [ "$(id -u)" -eq 0 ] || give_up "an engine of our own needs root, and this is user $(id -un): run it as root"
  "$root/scripts/install-native" docker.io mmdebstrap || give_up "Debian's docker.io and mmdebstrap could not be installed, see above"
  for tool in dockerd mmdebstrap iptables; do
    PATH="$PATH:/usr/sbin:/sbin" command -v "$tool" >/dev/null || give_up "$tool is not there, although its package is installed"
  done
}

# Compose and buildx of Debian 13: one program each without dependencies; Debian 12's compose is too old for us.
client_plugins() {
  local plugins=$cache/client/cli-plugins lists=$cache/debian13 name
  [ -x "$plugins/docker-compose" ] && [ -x "$plugins/docker-buildx" ] && return
  say "fetching docker compose and buildx of Debian 13 ..."
  mkdir -p "$plugins" "$lists/lists/partial" "$lists/unpacked"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main" >"$lists/sources.list"
  (
    cd "$lists"
    of13=(-o "Dir::Etc::sourcelist=$lists/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$lists/lists" -o APT::Sandbox::User=root)
    apt-get "${of13[@]}" update && apt-get "${of13[@]}" download docker-compose docker-buildx
    for package in ./*.deb; do dpkg -x "$package" unpacked; done
  ) >"$cache/plugins.log" 2>&1 || { tail -5 "$cache/plugins.log" >&2; give_up "docker compose and buildx could not be had from Debian 13"; }
  for name in docker-compose docker-buildx; do cp "$lists/unpacked/usr/libexec/docker/cli-plugins/$name" "$plugins/"; done
  rm -rf "$lists"
}

engine_answers() { docker version >/dev/null 2>&1; }

# Held until this process ends: two runs would end each other's containers.
engine_lock() {
  mkdir -p "$engine"
  exec 9>"$cache/lock"
  flock -n 9 || give_up "another run has the engine ($cache/lock); wait for it to end"
}

# Starts it and waits until it answers.
engine_start() {
  engine_lock
  # Two engines share the kernel's chain DOCKER and the bridge docker0: ours would cut off the other's published ports.
  ! pgrep -x dockerd >/dev/null || give_up "a Docker engine runs here already, which ours would disturb: run this elsewhere"
  run=$(mktemp -d /tmp/btc-containers.XXXXXX)
  export DOCKER_HOST=unix://$run/docker.sock DOCKER_CONFIG=$cache/client DOCKER_BUILDKIT=1
  export COMPOSE_PROJECT_NAME=btc-events-test
  unset DOCKER_CONTEXT COMPOSE_FILE COMPOSE_PROFILES
  setsid env PATH="$PATH:/usr/sbin:/sbin" dockerd --data-root "$engine/data" --exec-root "$run/exec" --pidfile "$run/pid" \
    --host "$DOCKER_HOST" --bip 10.213.0.1/24 --default-address-pool base=10.214.0.0/16,size=24 \
    >"$run/engine.log" 2>&1 9>&- </dev/null &
  engine_process=$!
  until engine_answers; do
    kill -0 "$engine_process" 2>/dev/null || { tail -15 "$run/engine.log" >&2; give_up "the engine did not start; its last words are above"; }
    sleep 0.2
  done
  engine_empty || true # what a run left that was killed itself
  # Images that lost their name to newer ones, and the oldest steps of builds: the cache would grow with each change.
  docker image prune -f >/dev/null
  docker builder prune -f --keep-storage 6GB >/dev/null
  say "an engine of its own answers at $DOCKER_HOST"
}

engine_empty() {
  docker ps -aq | xargs -r docker rm -f -v
  docker network prune -f
  docker volume ls -q | xargs -r docker volume rm -f
} >/dev/null 2>&1

# Ends every container, network and volume of the run, then the engine, by its id. Images stay.
engine_stop() {
  [ -n "${engine_process:-}" ] || return 0
  engine_empty || true
  kill "$engine_process" 2>/dev/null || true # it may have died by itself
  wait "$engine_process" 2>/dev/null || true
  engine_process=
  rm -rf "$run"
}
