"""Runs a program on a terminal of its own and types when a text appears. Steps and result are JSON."""
import json, os, pty, re, select, sys, termios, time

spec = json.load(sys.stdin)
pid, master = pty.fork()
if pid == 0:
    os.environ.update(spec["env"])
    os.execv(spec["argv"][0], spec["argv"])
output, seen, steps = b"", 0, list(spec["steps"])
deadline = time.monotonic() + 60
echoing = []
while time.monotonic() < deadline:
    ready, _, _ = select.select([master], [], [], 0.05)
    if ready:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        output += chunk
    if steps:
        match = re.search(steps[0][0].encode(), output[seen:])
        if match:
            # The question may be on the screen an instant before the terminal is told to be silent.
            for _ in range(200):
                if not termios.tcgetattr(master)[3] & termios.ECHO:
                    break
                time.sleep(0.01)
            seen += match.end()
            echoing.append(bool(termios.tcgetattr(master)[3] & termios.ECHO))
            os.write(master, steps.pop(0)[1].encode())
restored = bool(termios.tcgetattr(master)[3] & termios.ECHO) if os.name == "posix" else True
_, status = os.waitpid(pid, 0)
json.dump(
    {
        "output": output.decode("utf-8", "replace"),
        "code": os.waitstatus_to_exitcode(status),
        "echoing": echoing,
        "restored": restored,
        "stepsLeft": len(steps),
    },
    sys.stdout,
)
