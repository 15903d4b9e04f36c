# Works in "cadre sandbox shell" as a person does, on a terminal: types, and waits for what must then be seen. Arguments: the command. Prints what it saw; ends with the command's exit code.
import fcntl, os, pty, select, struct, sys, termios, time

child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b""


def resize(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def expect(text):
    global seen
    seen, before, end = b"", seen, time.time() + 60
    sys.stdout.write(before.decode(errors="replace"))
    while text.encode() not in seen:
        if not select.select([terminal], [], [], max(0, end - time.time()))[0]:
            sys.exit("not seen: %r\n%s" % (text, seen.decode(errors="replace")))
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            return  # The command has ended.


def enter(text, answer):
    os.write(terminal, text.encode())
    expect(answer)


resize(24, 80)
expect("$ ")
enter("stty size\r", "24 80")
resize(40, 120)
enter("until [ \"$(stty size)\" = '40 120' ]; do sleep 0.1; done; echo si''zed\r", "sized")
enter("sh -c \"echo st''arted; exec sleep 100\"\r", "started\r\n")  # Said by the program itself: it holds the terminal by then, which a shell between two commands does not.
enter("\x03", "$ ")
enter("echo code=$?\r", "code=130")
enter("cat > note.txt\r", "note.txt\r\n")
enter("hello from here\r\x04", "$ ")
enter("cat note.txt; exit 7\r", "never")
print(seen.decode(errors="replace"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
