# PostgreSQL with one database, its owner, and one user per service without any right yet. Sourced by scripts/servers.
# PostgreSQL refuses to run as root: there it runs as the user that its package made.
as_postgres=(env)
[ "$(id -u)" -ne 0 ] || as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups --)
postgres_bin() { find /usr/lib/postgresql -maxdepth 3 -name "$1" -path '*/bin/*' 2>/dev/null | sort -V | tail -1; }
postgres_sql() {
  PGPASSWORD=$(cat "$dir/postgres/admin") psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$(port postgres)" -U admin -d "$1"
}
# A role that may be there already: the first start may have been interrupted.
role() {
  echo "select 'create role $1 login' where not exists (select from pg_roles where rolname = '$1') \\gexec"
  echo "alter role $1 $2 password '$3';"
}
postgres_users() {
  local service
  role btc createdb "$(secret BTC_POSTGRES__PASSWORD)"
  for service in "${services[@]}"; do
    role "btc_${service//-/_}" nocreatedb "$(cat "$dir/secrets/$service/Postgres__Password")"
  done
  echo "select 'create database btc_events owner btc' where not exists (select from pg_database where datname = 'btc_events') \\gexec"
}
start_postgres() (
  data=$dir/postgres/data
  if [ "$(id -u)" -eq 0 ] && ! "${as_postgres[@]}" test -x "$dir/postgres"; then
    # A folder that the user postgres cannot enter, such as one of root's own: the data go beside the system's other data.
    [ -s "$dir/postgres/elsewhere" ] || mktemp -d /var/tmp/btc-postgres-XXXXXX >"$dir/postgres/elsewhere"
    data=$(cat "$dir/postgres/elsewhere")/data
    chmod 711 "${data%/data}"
  fi
  if [ ! -f "$data/PG_VERSION" ]; then
    mkdir -p "$data" && chmod 700 "$data"
    (umask 077 && random >"$dir/postgres/admin")
    [ "$(id -u)" -ne 0 ] || chown -R postgres "$data"
    # initdb wants the password in a file, and runs as a user who cannot read ours.
    handed=${data%/data}/handed
    install -m 600 "$dir/postgres/admin" "$handed"
    [ "$(id -u)" -ne 0 ] || chown postgres "$handed"
    "${as_postgres[@]}" "$(postgres_bin initdb)" -D "$data" -U admin -A scram-sha-256 --pwfile="$handed" -E UTF8 --locale=C.UTF-8 \
      >>"$dir/postgres/log" 2>&1 || { tail -5 "$dir/postgres/log" >&2; exit 1; }
    rm -f "$handed"
  fi
  cd / # a folder that every user may stand in
  launch postgres "${as_postgres[@]}" "$(postgres_bin postgres)" -D "$data" -h 127.0.0.1 -p "$(port postgres)" \
    -c unix_socket_directories= -c max_connections=300 -c shared_buffers=64MB -c timezone=UTC
  await postgres postgres_ready
  postgres_users | postgres_sql postgres # at every start: a service may have come since the last
)
postgres_ready() { echo 'select 1' | postgres_sql postgres >/dev/null 2>&1; }
