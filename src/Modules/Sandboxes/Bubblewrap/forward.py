# Carries connections between this network and two sockets of the server. "out": what connects to 127.0.0.1:3128 goes to the proxy's socket. A name: one connection
# to the tunnel's socket always waits for the server to say a port, and is then joined with 127.0.0.1:port. Listens before it goes to the background, so the
# program after it can connect at once.
import os, selectors, socket, sys

listener = None
name = sys.argv[2]
if sys.argv[1] == "out":
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 3128))
    listener.listen(64)
if os.fork():
    os._exit(0)
os.setsid()
null = os.open(os.devnull, os.O_RDWR)
for number in (0, 1, 2):
    os.dup2(null, number)
selector = selectors.DefaultSelector()
other = {}
pending = {}
finished = set()
asked = {}


def unregister(end):
    try:
        selector.unregister(end)
    except (KeyError, ValueError):
        pass


def close(one):
    for end in (one, other.pop(one, None)):
        if end is not None:
            other.pop(end, None)
            pending.pop(end, None)
            finished.discard(end)
            unregister(end)
            end.close()


def update(one):
    # Reads from an end only while what was read before has been written to the other.
    partner = other[one]
    events = (0 if pending[partner] or one in finished else selectors.EVENT_READ) | (selectors.EVENT_WRITE if pending[one] else 0)
    unregister(one)
    if events:
        selector.register(one, events)


def join(one, two, first=b""):
    for end, partner in ((one, two), (two, one)):
        end.setblocking(False)
        other[end] = partner
        pending[end] = b""
    pending[one] = first
    update(one)
    update(two)


def wait():
    end = socket.socket(socket.AF_UNIX)
    try:
        end.connect("/run/tunnel.sock")
        end.sendall(name.encode() + b"\n")
    except OSError:
        end.close()
        return
    asked[end] = b""
    selector.register(end, selectors.EVENT_READ)


def connect(port):
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        inner = socket.socket(family)
        try:
            inner.connect((host, port))
            return inner
        except OSError:
            inner.close()
    return None


def answer(end):
    try:
        data = end.recv(64)
    except OSError:
        data = b""
    asked[end] += data
    if data and b"\n" not in asked[end]:
        return
    selector.unregister(end)
    said = asked.pop(end)
    if not data:
        end.close()  # The server closed it: it stops, or has enough.
        return
    wait()
    inner = connect(int(said))
    if inner is None:
        end.sendall(b"-\n")
        end.close()
    else:
        join(end, inner, b"+\n")


def accept():
    inner, _ = listener.accept()
    outer = socket.socket(socket.AF_UNIX)
    try:
        outer.connect("/run/egress.sock")
    except OSError:
        inner.close()
        outer.close()
        return
    join(inner, outer)


def carry(end, events):
    partner = other[end]
    try:
        if events & selectors.EVENT_WRITE and pending[end]:
            pending[end] = pending[end][end.send(pending[end]):]
            if not pending[end] and partner in finished:
                end.shutdown(socket.SHUT_WR)
        if events & selectors.EVENT_READ:
            data = end.recv(65536)
            pending[partner] = data
            if not data:
                finished.add(end)
                partner.shutdown(socket.SHUT_WR)
    except OSError:
        close(end)
        return
    if end in finished and partner in finished and not pending[end] and not pending[partner]:
        close(end)
        return
    update(end)
    update(partner)


if listener:
    selector.register(listener, selectors.EVENT_READ)
if name != "-":
    wait()
while listener or asked or other:
    for key, events in selector.select():
        end = key.fileobj
        if end is listener:
            accept()
        elif end in asked:
            answer(end)
        elif end in other:
            carry(end, events)
