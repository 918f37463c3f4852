# Events: JSON objects, one a line, as the wan6 command prints them.

# events FILE CONDITION   those a jq condition holds for, one a line. A line still being written is no event yet, and a
# condition that cannot be asked of an event does not hold for it.
events() {
  jq --raw-input --compact-output "fromjson? | select(($2)? // false)" "$1"
}

count_events() {
  events "$@" | wc -l
}

has_event() {
  [ "$(count_events "$@")" -gt 0 ]
}

# exactly_in FILE COUNT CONDITION
exactly_in() {
  local found
  found=$(count_events "$1" "$3")
  [ "$found" -eq "$2" ] || fail "$found events, not $2, with: $3"
  step "exactly $2: $3"
}
