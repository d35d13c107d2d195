#!/usr/bin/env bash
# On an empty volume: the system tables, root with the password of MARIADB_ROOT_PASSWORD_FILE, then the scripts of
# /docker-entrypoint-initdb.d against a server that listens on its socket only. After that the server for good.
set -euo pipefail
socket=/run/mysqld/mysqld.sock
case "${1:-}" in -*) set -- mariadbd "$@" ;; esac # options alone are the server's
if [ "$1" = mariadbd ] && [ ! -d /var/lib/mysql/mysql ]; then
  mariadb-install-db --datadir=/var/lib/mysql --auth-root-authentication-method=normal --skip-test-db >/dev/null
  mariadbd --skip-networking --socket="$socket" &
  server=$!
  until mariadb-admin --user=root --socket="$socket" ping >/dev/null 2>&1; do
    kill -0 "$server" || { echo "the server for setting up has ended" >&2; exit 1; }
    sleep 0.2
  done
  password=$(sed -e "s/\\\\/\\\\\\\\/g" -e "s/'/''/g" "$MARIADB_ROOT_PASSWORD_FILE")
  mariadb --user=root --socket="$socket" <<<"alter user root@localhost identified by '$password';"
  for script in /docker-entrypoint-initdb.d/*.sh; do
    [ ! -e "$script" ] || { echo "running $script"; . "$script"; }
  done
  kill "$server"
  wait "$server"
fi
exec "$@"
