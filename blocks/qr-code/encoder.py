"""QR codes by ISO/IEC 18004, byte mode, versions 1 to 40: data, Reed-Solomon words, placement, the mask with the least penalty."""

LEVELS = {"low": (0, 1), "medium": (1, 0), "quartile": (2, 3), "high": (3, 2)}  # row of the tables, bits of the format

# Error correction words of a block, and the number of blocks, for versions 1 to 40.
WORDS = (
    (7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
    (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28),
    (13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
    (17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
)
BLOCKS = (
    (1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25),
    (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
    (1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68),
    (1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81),
)
MASKS = (
    lambda x, y: (x + y) % 2, lambda x, y: y % 2, lambda x, y: x % 3, lambda x, y: (x + y) % 3,
    lambda x, y: (x // 3 + y // 2) % 2, lambda x, y: x * y % 2 + x * y % 3, lambda x, y: (x * y % 2 + x * y % 3) % 2, lambda x, y: ((x + y) % 2 + x * y % 3) % 2,
)


class CodeTooLong(Exception):
    def __init__(self, length, most):
        super().__init__(f"{length} bytes, at most {most}")
        self.length, self.most = length, most


def encode(data, correction):
    """The modules of a code, as rows of truth values."""
    level, bits = LEVELS[correction]
    version = next((v for v in range(1, 41) if capacity(v, level) >= len(data)), None)
    if version is None:
        raise CodeTooLong(len(data), capacity(40, level))
    words = interleave(data_words(data, version, level), version, level)
    return Grid(version).finish(words, bits)


def capacity(version, level):
    return (raw_words(version) - WORDS[level][version - 1] * BLOCKS[level][version - 1]) - (2 if version < 10 else 3)


def raw_words(version):
    """Words of data and correction together: all modules without the patterns."""
    modules = (16 * version + 128) * version + 64
    if version >= 2:
        aligned = version // 7 + 2
        modules -= (25 * aligned - 10) * aligned - 55
        if version >= 7:
            modules -= 36
    return modules // 8


def data_words(data, version, level):
    size = raw_words(version) - WORDS[level][version - 1] * BLOCKS[level][version - 1]
    bits = "0100" + format(len(data), "08b" if version < 10 else "016b") + "".join(format(byte, "08b") for byte in data)
    bits += "0" * min(4, size * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)]
    return words + [(0xEC, 0x11)[i % 2] for i in range(size - len(words))]


def interleave(data, version, level):
    count, correction = BLOCKS[level][version - 1], WORDS[level][version - 1]
    total = raw_words(version)
    short, length = count - total % count, total // count - correction
    blocks, start = [], 0
    for i in range(count):
        end = start + length + (0 if i < short else 1)
        blocks.append(data[start:end])
        start = end
    divisor = generator(correction)
    checks = [remainder(block, divisor) for block in blocks]
    mixed = [block[i] for i in range(length + 1) for block in blocks if i < len(block)]
    return mixed + [check[i] for i in range(correction) for check in checks]


def multiply(a, b):
    """In the field of 256 elements with the polynomial 0x11D."""
    product = 0
    for bit in range(7, -1, -1):
        product = (product << 1) ^ ((product >> 7) * 0x11D)
        product ^= ((b >> bit) & 1) * a
    return product


def generator(degree):
    result, root = [0] * (degree - 1) + [1], 1
    for _ in range(degree):
        for j in range(degree):
            result[j] = multiply(result[j], root) ^ (result[j + 1] if j + 1 < degree else 0)
        root = multiply(root, 2)
    return result


def remainder(data, divisor):
    result = [0] * len(divisor)
    for byte in data:
        factor = byte ^ result.pop(0)
        result.append(0)
        result = [value ^ multiply(coefficient, factor) for value, coefficient in zip(result, divisor)]
    return result


class Grid:
    """The square: patterns first, then data, then the best mask."""

    def __init__(self, version):
        self.version, self.size = version, version * 4 + 17
        self.dark = [[False] * self.size for _ in range(self.size)]
        self.fixed = [[False] * self.size for _ in range(self.size)]
        self.patterns()

    def finish(self, words, level_bits):
        self.place(words)
        best = None
        for mask in range(8):
            self.apply(mask)
            self.format(level_bits, mask)
            score = self.penalty()
            if best is None or score < best[0]:
                best = (score, mask)
            self.apply(mask)
        self.apply(best[1])
        self.format(level_bits, best[1])
        return self.dark

    def set(self, x, y, dark):
        self.dark[y][x] = bool(dark)
        self.fixed[y][x] = True

    def patterns(self):
        for i in range(self.size):
            self.set(6, i, i % 2 == 0)
            self.set(i, 6, i % 2 == 0)
        for x, y in ((3, 3), (self.size - 4, 3), (3, self.size - 4)):
            self.finder(x, y)
        places = self.alignment()
        last = len(places) - 1
        for i, x in enumerate(places):
            for j, y in enumerate(places):
                if (i, j) not in ((0, 0), (0, last), (last, 0)):
                    for dy in range(-2, 3):
                        for dx in range(-2, 3):
                            self.set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1)
        self.format(0, 0)
        self.write_version()

    def finder(self, x, y):
        for dy in range(-4, 5):
            for dx in range(-4, 5):
                if 0 <= x + dx < self.size and 0 <= y + dy < self.size:
                    self.set(x + dx, y + dy, max(abs(dx), abs(dy)) not in (2, 4))

    def alignment(self):
        if self.version == 1:
            return []
        count = self.version // 7 + 2
        step = (self.version * 8 + count * 3 + 5) // (count * 4 - 4) * 2
        return [6] + sorted(self.size - 7 - i * step for i in range(count - 1))

    def format(self, level_bits, mask):
        data = level_bits << 3 | mask
        check = data
        for _ in range(10):
            check = (check << 1) ^ ((check >> 9) * 0x537)
        bits = (data << 10 | check) ^ 0x5412
        for i in range(6):
            self.set(8, i, bits >> i & 1)
        self.set(8, 7, bits >> 6 & 1)
        self.set(8, 8, bits >> 7 & 1)
        self.set(7, 8, bits >> 8 & 1)
        for i in range(9, 15):
            self.set(14 - i, 8, bits >> i & 1)
        for i in range(8):
            self.set(self.size - 1 - i, 8, bits >> i & 1)
        for i in range(8, 15):
            self.set(8, self.size - 15 + i, bits >> i & 1)
        self.set(8, self.size - 8, True)

    def write_version(self):
        if self.version < 7:
            return
        check = self.version
        for _ in range(12):
            check = (check << 1) ^ ((check >> 11) * 0x1F25)
        bits = self.version << 12 | check
        for i in range(18):
            a, b = self.size - 11 + i % 3, i // 3
            self.set(a, b, bits >> i & 1)
            self.set(b, a, bits >> i & 1)

    def place(self, words):
        bit, total = 0, len(words) * 8
        for right in (x if x > 6 else x - 1 for x in range(self.size - 1, 0, -2)):
            upward = (right + 1) & 2 == 0
            for step in range(self.size):
                y = self.size - 1 - step if upward else step
                for x in (right, right - 1):
                    if not self.fixed[y][x] and bit < total:
                        self.dark[y][x] = bool(words[bit >> 3] >> (7 - bit % 8) & 1)
                        bit += 1

    def apply(self, mask):
        flips = MASKS[mask]
        for y in range(self.size):
            for x in range(self.size):
                if not self.fixed[y][x] and flips(x, y) == 0:
                    self.dark[y][x] = not self.dark[y][x]

    def penalty(self):
        lines = ["".join("1" if dark else "0" for dark in row) for row in self.dark]
        columns = ["".join(column) for column in zip(*lines)]
        score = 0
        for line in lines + columns:
            run = 1
            for before, now in zip(line, line[1:] + "x"):
                if before == now:
                    run += 1
                else:
                    score += run - 2 if run >= 5 else 0
                    run = 1
            score += 40 * sum(line[i:i + 11] in ("10111010000", "00001011101") for i in range(len(line) - 10))
        for upper, lower in zip(lines, lines[1:]):
            score += 3 * sum(upper[i] == upper[i + 1] == lower[i] == lower[i + 1] for i in range(len(upper) - 1))
        dark, total = sum(line.count("1") for line in lines), self.size ** 2
        return score + 10 * (-(-abs(dark * 20 - total * 10) // total) - 1)
