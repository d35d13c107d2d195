#!/usr/bin/env bash
# Whether the server answers over TCP, which it does from the moment on that its tables are open. A denied login is an
# answer, and needs no password here.
exec mariadb-admin --host=127.0.0.1 --user=healthcheck --connect-timeout=5 --silent ping
