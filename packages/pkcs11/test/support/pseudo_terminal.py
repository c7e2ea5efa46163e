"""A pseudo-terminal: tells its name, then passes what is typed here to it and what it shows to here."""
import os, pty, select, sys

master, slave = pty.openpty()
os.write(1, (os.ttyname(slave) + "\n").encode())
while True:
    ready, _, _ = select.select([0, master], [], [])
    if 0 in ready:
        typed = os.read(0, 4096)
        if not typed:
            sys.exit(0)
        os.write(master, typed)
    if master in ready:
        os.write(1, os.read(master, 4096))
