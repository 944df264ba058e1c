# Runs a command and ends it when the standard input closes: so a child dies with
# its parent, however that dies. The first argument names a file for the child's process id.
pid_file=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child" >"$pid_file"
(
  # Whatever ends the terminal must not end the guard before the child.
  trap '' HUP INT QUIT TERM
  cat <&3 >/dev/null
  kill -TERM "$child" 2>/dev/null
  waited=0
  while kill -0 "$child" 2>/dev/null && [ "$waited" -lt 100 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -KILL "$child" 2>/dev/null
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
# Nor may a signal to the whole group, as Ctrl-C and a closed terminal send it.
trap '' HUP INT QUIT TERM
wait "$child"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
