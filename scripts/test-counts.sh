# Reads the summary at the end of a test program's output. Sourced by scripts/run-tests and tests/containers/run.
# Sets good, bad and skips; fails where there is no summary, since the program did not come to its end.
read_counts() { # file with the output, name of the program, its exit code
  local summary
  summary=$(grep -aE "^ +$2 +Total: [0-9]+" "$1" | tail -1)
  [ -n "$summary" ] || return 1
  # A count that is not there is 0: where a filter leaves nothing to run, the summary is "Total: 0" alone.
  count() { local n; n=$(sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"); echo "${n:-0}"; }
  skips=$(count Skipped) bad=$(($(count Failed) + $(count Errors)))
  good=$(($(count Total) - bad - skips - $(count 'Not Run')))
  [ "$3" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
}
