# Our side: the wan6 command as a client on wan0, its events in OUT/events.jsonl.
WAN6_PID=

# wan6_start OPTION...   may be called again after wan6_stop: state is kept, events are appended.
wan6_start() {
  "${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface wan0 --state "$LAB_SCRATCH/wan6.state" --json "$@" \
    >>"$OUT/events.jsonl" 2>>"$OUT/wan6.log" &
  WAN6_PID=$!
}

wan6_stop() {
  stop "$WAN6_PID"
  step "wan6 is stopped"
}

# The events that a jq condition holds for, one a line. A line still being written is no event yet.
events() {
  jq --raw-input --compact-output "fromjson? | select($1)" "$OUT/events.jsonl"
}

count_events() {
  events "$1" | wc -l
}

has_event() {
  [ "$(count_events "$1")" -gt 0 ]
}

# happens SECONDS CONDITION   waits for an event.
happens() {
  eventually "$1" "event: $2" has_event_of_living_client "$2"
}

has_event_of_living_client() {
  has_event "$1" && return
  kill -0 "$WAN6_PID" 2>/dev/null || fail "wan6 has ended: $(tail -n 5 "$OUT/wan6.log")"
  return 1
}

happened() {
  has_event "$1" || fail "no event with: $1"
  step "event: $1"
}

# exactly COUNT CONDITION
exactly() {
  local found
  found=$(count_events "$2")
  [ "$found" -eq "$1" ] || fail "$found events, not $1, with: $2"
  step "exactly $1: $2"
}
