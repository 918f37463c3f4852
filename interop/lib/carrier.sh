# Our carrier: the wan6 command as a server on srv0, its events in OUT/carrier.jsonl. Sets SERVER_PID.
CARRIER_ORDERS=/dev/null

# carrier_start OPTION...   on srv0, or on the --interface that is said.
carrier_start() {
  local place=(--interface srv0)
  [ "${1:-}" != --interface ] || place=()
  "${ON_SERVER[@]}" java -jar "$WAN6_JAR" carrier "${place[@]}" --json "$@" \
    <"$CARRIER_ORDERS" >>"$OUT/carrier.jsonl" 2>>"$OUT/carrier.log" &
  SERVER_PID=$!
  carrier_happens 20 '.event == "Started"'
}

# carrier_happens SECONDS CONDITION   waits for an event.
carrier_happens() {
  eventually "$1" "carrier's event: $2" carrier_told "$2"
}

carrier_told() {
  ! has_event "$OUT/carrier.jsonl" "$1" || return 0
  kill -0 "$SERVER_PID" 2>/dev/null || fail "the carrier has ended: $(tail -n 5 "$OUT/carrier.log")"
  return 1
}

# carrier_exactly COUNT CONDITION
carrier_exactly() {
  exactly_in "$OUT/carrier.jsonl" "$@"
}
