using System.Globalization;
using System.Text;

namespace Cadre.Blocks.Video;

/// <summary>
/// The commands that make one film of filmed scenes (<c>s0.mkv</c>, <c>s1.mkv</c> …, every frame a key frame): 1. each transition is made of the end of one scene and the beginning of
/// the next; 2. a list puts what lies between, and the transitions, one behind the other; 3. the sound is measured; 4. one pass adds voice, music and captions. Never more than two pictures are open at a time:
/// a chain of transitions in one pass keeps the frames of all scenes in memory.
/// </summary>
/// <param name="plan">What is made.</param>
/// <param name="lengths">Of the scenes, in seconds, whole frames.</param>
/// <param name="crossing">How long a transition is; 0 for none.</param>
internal sealed class FilmJoin(FilmPlan plan, IReadOnlyList<double> lengths, double crossing)
{
    /// <summary>The file of <see cref="List"/>.</summary>
    public const string ListFile = "pieces.txt";

    /// <summary>As loud as films for the web are, in LUFS.</summary>
    private const double Loudness = -16;

    /// <summary>The file of the music.</summary>
    public const string Bed = "bed.in";

    private bool HasBed => plan.Audio is not null || plan.Music;

    private double Total => lengths.Sum() - (crossing * (lengths.Count - 1));

    /// <summary>1. The transition from a scene to the next.</summary>
    public string[] Transition(int number)
    {
        var same = $"fps={plan.Fps},settb=AVTB,setpts=PTS-STARTPTS";
        return
        [
            "/usr/bin/ffmpeg", "-v", "error", "-y", "-ss", Text(lengths[number] - crossing), "-t", Text(crossing), "-i", $"s{number}.mkv", "-t", Text(crossing), "-i", $"s{number + 1}.mkv",
            "-filter_complex", $"[0:v]{same}[a];[1:v]{same}[b];[a][b]xfade=transition={plan.Transition}:duration={Text(crossing)}:offset=0,format=yuv420p[v]", "-map", "[v]", "-t", Text(crossing), "-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "16", "-g", "1", $"x{number}.mkv",
        ];
    }

    /// <summary>How many transitions there are.</summary>
    public int Transitions => crossing > 0 ? lengths.Count - 1 : 0;

    /// <summary>2. The list of pieces for the concat demuxer.</summary>
    public string List()
    {
        var list = new StringBuilder("ffconcat version 1.0\n");
        for (var number = 0; number < lengths.Count; number++)
        {
            var (from, to) = (number == 0 ? 0 : crossing, lengths[number] - (number == lengths.Count - 1 ? 0 : crossing));
            list.Append(CultureInfo.InvariantCulture, $"file s{number}.mkv\ninpoint {Text(from)}\noutpoint {Text(to)}\n");
            if (number < Transitions)
            {
                list.Append(CultureInfo.InvariantCulture, $"file x{number}.mkv\n");
            }
        }

        return list.ToString();
    }

    /// <summary>3. How loud the sound is before it is levelled: printed as JSON by loudnorm.</summary>
    public string[] Measure() =>
        ["/usr/bin/ffmpeg", "-v", "info", "-nostats", "-y", .. SoundInputs, "-filter_complex", $"{Sound(0)},loudnorm=print_format=json[sound]", "-map", "[sound]", "-t", Text(Total), "-f", "null", "-"];

    /// <summary>What is to be added so that the film is as loud as films for the web are (EBU R 128, −16 LUFS); 0 when it could not be measured.</summary>
    public static double Gain(string printed)
    {
        var at = printed.IndexOf("\"input_i\"", StringComparison.Ordinal);
        var number = at < 0 ? "" : printed[(at + 9)..].TrimStart(' ', ':', '"').Split('"')[0];
        return double.TryParse(number, CultureInfo.InvariantCulture, out var loud) && double.IsFinite(loud) ? Math.Clamp(Loudness - loud, -20, 20) : 0;
    }

    /// <summary>4. The film: pieces, voices, music, captions. The level is moved as a whole, so that what is quiet stays quiet.</summary>
    /// <param name="gain">In decibels.</param>
    public string[] Film(double gain)
    {
        var captions = lengths.Count + (HasBed ? 2 : 1);
        return
        [
            "/usr/bin/ffmpeg", "-v", "error", "-y", .. SoundInputs, "-f", "concat", "-safe", "0", "-i", ListFile, "-i", "captions.srt", "-filter_complex", $"{Sound(gain)}[sound]", "-map", $"{captions - 1}:v", "-map", "[sound]", "-map", $"{captions}:s?", "-t", Text(Total), "-r", Text(plan.Fps),
            "-c:v", "libx264", "-preset", plan.Quality.Preset, "-crf", Text(plan.Quality.Crf), "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", plan.Quality.Sound, "-c:s", "mov_text", "-movflags", "+faststart", "film.mp4",
        ];
    }

    private IEnumerable<string> SoundInputs => [.. Enumerable.Range(0, lengths.Count).SelectMany(n => new[] { "-vn", "-i", $"s{n}.mkv" }), .. HasBed ? (string[])["-i", Bed] : []];

    private string Sound(double gain)
    {
        var (filter, voice) = (new StringBuilder(), "[0:a]");
        for (var number = 1; number < lengths.Count; number++)
        {
            filter.Append(crossing > 0 ? $"{voice}[{number}:a]acrossfade=d={Text(crossing)}[a{number}];" : $"{voice}[{number}:a]concat=n=2:v=0:a=1[a{number}];");
            voice = $"[a{number}]";
        }

        var total = Text(Total);
        filter.Append(voice).Append("aformat=channel_layouts=stereo");
        if (HasBed)
        {
            // The bed lies well below the voice, and gives way while somebody speaks.
            filter.Append(CultureInfo.InvariantCulture, $",asplit=2[say][key];[{lengths.Count}:a]aresample=44100,aformat=channel_layouts=stereo,volume={(plan.Voice == "none" ? 0.55 : plan.Audio is null ? 0.16 : 0.3)},apad,atrim=0:{total},afade=t=in:d=1,afade=t=out:st={Text(Math.Max(0, Total - 2.5))}:d=2.5[music];");
            filter.Append("[music][key]sidechaincompress=threshold=0.02:ratio=6:attack=40:release=600[bed];[say][bed]amix=inputs=2:duration=first:normalize=0");
        }

        return filter.Append(CultureInfo.InvariantCulture, $",volume={Text(gain)}dB,alimiter=limit=0.84:level=false,aresample=44100").ToString();
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
