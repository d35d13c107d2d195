#!/usr/bin/env bash
# Run once by the MariaDB image, on an empty volume: the database, its owner, and one user per service. None of the
# services' users has a right yet; 'btc migrate' gives each what it needs. One user for every secret mariadb_NAME.
set -euo pipefail
secrets=${SECRETS_FOLDER:-/run/secrets}
quoted() { sed -e "s/\\\\/\\\\\\\\/g" -e "s/'/''/g" "$1" | tr -d '\n'; }
statements() {
  local secret name user
  echo "create database if not exists btc_events character set utf8mb4 collate utf8mb4_bin;"
  for secret in "$secrets"/mariadb_*; do
    name=${secret##*/mariadb_}
    case "$name" in
      root) continue ;; # the image has made this one
      owner) user=btc ;;
      *) user=btc_$name ;;
    esac
    echo "create user $user@'%' identified by '$(quoted "$secret")';"
  done
  echo "grant all on btc_events.* to btc@'%' with grant option;"
}
# The password in the environment, the statements on standard input: nothing secret is on a command line.
statements | MYSQL_PWD=$(cat "$secrets/mariadb_root") mariadb --user=root --socket="${SOCKET:-/run/mysqld/mysqld.sock}"
