#!/usr/bin/env bash
# On an empty volume: a cluster whose superuser has the password of POSTGRES_PASSWORD_FILE, then the scripts of
# /docker-entrypoint-initdb.d against a server that listens on its socket only. After that the server for good.
set -euo pipefail
user=${POSTGRES_USER:-postgres}
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username="$user" --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local=trust --auth-host=scram-sha-256
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -w -o "-c listen_addresses=''" start
  [ "${POSTGRES_DB:=$user}" = postgres ] || createdb --username="$user" "$POSTGRES_DB"
  export POSTGRES_DB
  for script in /docker-entrypoint-initdb.d/*.sh; do
    [ ! -e "$script" ] || { echo "running $script"; . "$script"; }
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
[ "$1" != postgres ] || set -- "$@" -c listen_addresses='*'
exec "$@"
