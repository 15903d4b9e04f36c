using System.Buffers.Binary;
using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Video;

/// <summary>
/// Composes and plays the music of a film: a chord a bar that follows the mood of the scene, held by strings, walked by a bass, broken by a plucked voice; tense scenes
/// pulse low. The same film has the same music. A wave of few harmonics (additive synthesis) and two feedback delays a side for the room (Schroeder 1962).
/// </summary>
internal sealed class FilmMusic
{
    private const int Rate = 32_000;
    private const double Bar = 2.4;
    private const int Steps = 8;
    private const int TableSize = 2048;

    // Semitones above C of the lowest note, then whether the third is small. All belong to C, so that any may follow any.
    private static readonly (int Root, bool Minor)[] Calm = [(0, false), (9, true), (5, false), (7, false)];
    private static readonly (int Root, bool Minor)[] Tense = [(9, true), (5, false), (2, true), (4, true)];
    private static readonly (int Root, bool Minor)[] Bright = [(5, false), (7, false), (0, false), (9, true)];
    private static readonly float[] Strings = Wave([1, 0.55, 0.36, 0.2, 0.13, 0.08]);
    private static readonly float[] Plucked = Wave([1, 0.3, 0.12]);
    private static readonly float[] Deep = Wave([1, 0.4, 0.1]);

    private readonly float[] left;
    private readonly float[] right;
    private readonly SeededChoice choice;

    private FilmMusic(double seconds, string seed)
    {
        var samples = (int)(seconds * Rate);
        (left, right, choice) = (new float[samples], new float[samples], new SeededChoice("music/" + seed));
    }

    /// <summary>The music as a WAV file, stereo, 16 bits.</summary>
    /// <param name="scenes">When each scene begins, and its mood.</param>
    /// <param name="seconds">How long it plays.</param>
    /// <param name="seed">Other words, other tune.</param>
    public static byte[] Compose(IReadOnlyList<(double Start, FilmMood Mood)> scenes, double seconds, string seed)
    {
        var music = new FilmMusic(seconds, seed);
        var bars = (int)Math.Ceiling(seconds / Bar);
        for (var bar = 0; bar < bars; bar++)
        {
            var at = bar * Bar;
            var mood = scenes.LastOrDefault(s => s.Start <= at + (Bar / 2)).Mood;
            var chords = mood switch { FilmMood.Tense => Tense, FilmMood.Bright => Bright, _ => Calm };
            var (root, minor) = bar >= bars - 2 ? (0, false) : chords[bar % chords.Length]; // home at the end
            music.PlayBar(at, root, minor, mood, bar);
        }

        music.Room(music.left, [0.0297, 0.0371], 0.62f);
        music.Room(music.right, [0.0311, 0.0353], 0.62f);
        return music.Wav();
    }

    private void PlayBar(double at, int root, bool minor, FilmMood mood, int bar)
    {
        int[] chord = [root, root + (minor ? 3 : 4), root + 7];
        var octave = mood == FilmMood.Tense ? 48 : 60;
        foreach (var (note, number) in chord.Select((n, i) => (n, i)))
        {
            var pan = 0.3f + (0.2f * number);
            Play(Strings, octave + note, at - 0.3, Bar + 0.9, 0.05f, pan, 0.7, 0.8);
            Play(Strings, octave + note + 0.07, at - 0.3, Bar + 0.9, 0.045f, 1 - pan, 0.7, 0.8);
        }

        Play(Deep, 36 + root, at, Bar * 0.95, 0.13f, 0.5f, 0.02, 0.5);
        for (var step = 0; step < Steps; step++)
        {
            var when = at + (step * Bar / Steps);
            if (mood == FilmMood.Tense)
            {
                Play(Deep, 36 + root, when, 0.22, step % 4 == 0 ? 0.14f : 0.08f, 0.5f, 0.004, 0.18);
            }
            else if (bar > 0 && (mood == FilmMood.Bright || step % 2 == 0 || choice.Next() < 0.25))
            {
                var note = chord[(step + choice.Whole(0, 1)) % 3] + (choice.Next() < 0.3 ? 12 : 0);
                Play(Plucked, 72 + note, when, 1.1, mood == FilmMood.Bright ? 0.07f : 0.05f, step % 2 == 0 ? 0.35f : 0.65f, 0.003, 1.0);
            }
        }
    }

    /// <summary>A note: MIDI number, begin and length in seconds, volume, place from left to right, rise and fall in seconds.</summary>
    private void Play(float[] table, double note, double begin, double length, float volume, float pan, double rise, double fall)
    {
        var step = 440 * Math.Pow(2, (note - 69) / 12) * TableSize / Rate;
        var count = (int)(length * Rate);
        var first = (int)(begin * Rate);
        for (var i = Math.Max(0, -first); i < count && first + i < left.Length; i++)
        {
            var (since, until) = (i / (double)Rate, (count - i) / (double)Rate);
            var envelope = (float)(Math.Min(1, since / rise) * Math.Min(1, until / fall));
            var value = table[(int)(i * step) & (TableSize - 1)] * volume * envelope;
            left[first + i] += value * (1 - pan);
            right[first + i] += value * pan;
        }
    }

    private void Room(float[] channel, double[] delays, float feedback)
    {
        var dry = (float[])channel.Clone();
        foreach (var delay in delays)
        {
            var back = (int)(delay * Rate);
            var wet = new float[channel.Length];
            for (var i = back; i < channel.Length; i++)
            {
                wet[i] = dry[i - back] + (wet[i - back] * feedback);
                channel[i] += wet[i] * 0.18f;
            }
        }
    }

    private byte[] Wav()
    {
        var wav = new byte[44 + (left.Length * 4)];
        var loudest = Math.Max(0.01f, Math.Max(left.Max(v => Math.Abs(v)), right.Max(v => Math.Abs(v))));
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        foreach (var (offset, value) in new[] { (16, 16), (24, Rate), (28, Rate * 4), (40, left.Length * 4) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(offset), value);
        }

        foreach (var (offset, value) in new (int, short)[] { (20, 1), (22, 2), (32, 4), (34, 16) })
        {
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(offset), value);
        }

        "data"u8.CopyTo(wav.AsSpan(36));
        for (var i = 0; i < left.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (i * 4)), (short)(left[i] / loudest * 24_000));
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(46 + (i * 4)), (short)(right[i] / loudest * 24_000));
        }

        return wav;
    }

    private static float[] Wave(double[] harmonics) =>
        [.. Enumerable.Range(0, TableSize).Select(i => (float)(harmonics.Select((h, n) => h * Math.Sin(2 * Math.PI * (n + 1) * i / TableSize)).Sum() / harmonics.Sum()))];
}
