# MariaDB with one database, its owner, and one user per service that uses it, without any right yet. Sourced by scripts/servers.
mariadb_users() {
  local service
  # A secret that was lost is made anew, and a user that is there gets it, too.
  user() { printf "CREATE USER IF NOT EXISTS %s@'%%' IDENTIFIED BY '%s';\nALTER USER %s@'%%' IDENTIFIED BY '%s';\n" "$1" "$2" "$1" "$2"; }
  echo "CREATE DATABASE IF NOT EXISTS btc_events CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;"
  user btc "$(secret BTC_MARIADB__PASSWORD)"
  printf '%s\n' 'GRANT ALL ON `btc\_events%`.* TO btc@"%" WITH GRANT OPTION;' # and databases of its own beside it, for tests
  for service in "${market_services[@]}"; do
    user "btc_${service//-/_}" "$(cat "$dir/secrets/$service/MariaDb__Password")"
  done
}
start_mariadb() (
  umask 077
  options=(--no-defaults --datadir="$dir/mariadb/data" --user="$(id -un)")
  if [ ! -f "$dir/mariadb/installed" ]; then
    rm -rf "$dir/mariadb/data" # what an interrupted start may have left
    mariadb-install-db "${options[@]}" --auth-root-authentication-method=socket --skip-test-db >>"$dir/mariadb/log" 2>&1
    touch "$dir/mariadb/installed"
  fi
  mariadb_users >"$dir/mariadb/users.sql"
  # The socket's name is relative to the data folder: an absolute one may be longer than sockets allow.
  launch mariadb mariadbd "${options[@]}" --bind-address=127.0.0.1 --port="$(port mariadb)" --socket=mariadb.sock \
    --pid-file="$dir/mariadb/pid" --init-file="$dir/mariadb/users.sql" --skip-name-resolve --max-connections=300 \
    --innodb-buffer-pool-size=64M --performance-schema=off
  await mariadb listening "$(port mariadb)"
)
