# Carries connections to 127.0.0.1:3128 over the proxy's socket. Listens before it goes to the background, so the program after it can connect at once.
import os, selectors, socket, sys

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


def close(one):
    for end in (one, other.pop(one, None)):
        if end is not None:
            other.pop(end, None)
            pending.pop(end, None)
            try:
                selector.unregister(end)
            except (KeyError, ValueError):
                pass
            end.close()


def update(one):
    # Reads from an end only while what was read before has been written to the other.
    partner = other[one]
    events = (0 if pending[partner] or one in finished else selectors.EVENT_READ) | (selectors.EVENT_WRITE if pending[one] else 0)
    try:
        selector.unregister(one)
    except KeyError:
        pass
    if events:
        selector.register(one, events)


finished = set()
selector.register(listener, selectors.EVENT_READ)
while True:
    for key, events in selector.select():
        end = key.fileobj
        if end is listener:
            inner, _ = listener.accept()
            outer = socket.socket(socket.AF_UNIX)
            try:
                outer.connect("/run/egress.sock")
            except OSError:
                inner.close()
                outer.close()
                continue
            for one, partner in ((inner, outer), (outer, inner)):
                one.setblocking(False)
                other[one] = partner
                pending[one] = b""
            update(inner)
            update(outer)
            continue
        if end not in other:
            continue
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
            continue
        if end in finished and partner in finished and not pending[end] and not pending[partner]:
            finished.discard(end)
            finished.discard(partner)
            close(end)
            continue
        update(end)
        update(partner)
