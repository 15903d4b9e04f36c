using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Voice;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Video;

/// <summary>Cuts a film in a sandbox: 1. places the files, 2. speaks each scene, 3. films each scene, 4. joins them with transitions, sound and captions.</summary>
internal sealed partial class FilmCut(StepContext context, ArtifactFiles artifacts, ISandbox sandbox, FilmPlan plan, IReadOnlyList<FilmFrame> frames)
{
    private const double Overlap = 0.6;
    private readonly List<double> lengths = [];

    private double Crossing => plan.Transition == "none" || plan.Scenes.Count < 2 ? 0 : Frames(Overlap);

    /// <summary>Makes it.</summary>
    public async Task<Result<Film>> MakeAsync(CancellationToken cancellationToken)
    {
        for (var scene = 0; scene < plan.Scenes.Count; scene++)
        {
            context.Progress(0.55 + (0.35 * scene / plan.Scenes.Count), $"Filming scene {scene + 1} of {plan.Scenes.Count}");
            var filmed = await SceneAsync(scene, cancellationToken);
            if (!filmed.IsOk)
            {
                return filmed.Error;
            }
        }

        // 4. join
        var captions = Captions();
        var placed = await PlaceBedAsync(cancellationToken);
        var joined = await placed.ThenAsync(_ => SandboxJobs.WriteAsync(sandbox, "captions.srt", captions, cancellationToken))
            .ThenAsync(_ => JoinAsync(new FilmJoin(plan, lengths, Crossing), cancellationToken));
        var video = await joined.ThenAsync(_ => artifacts.SaveAsync(context.Tenant, sandbox, "film.mp4", "film.mp4", "video/mp4", cancellationToken));
        var saved = await video.ThenAsync(_ => artifacts.SaveTextAsync(context.Tenant, "film.srt", "application/x-subrip", captions, cancellationToken));
        var track = await saved.ThenAsync(_ => artifacts.SaveTextAsync(context.Tenant, "film.vtt", "text/vtt", WebTrack(captions), cancellationToken));
        if (!track.IsOk || !plan.Stream)
        {
            return track.Map(t => new Film(video.Value, saved.Value, t, null, Total));
        }

        var stream = await RunAsync(Segment(), cancellationToken).ThenAsync(_ => new FilmStream(artifacts, sandbox).SaveAsync(context.Tenant, cancellationToken));
        return stream.Map(s => new Film(video.Value, saved.Value, track.Value, s, Total));
    }

    private double Total => lengths.Sum() - (Crossing * (lengths.Count - 1));

    /// <summary>The nearest time at which a frame begins.</summary>
    private double Frames(double seconds) => Math.Round(seconds * plan.Fps) / plan.Fps;

    private async Task<Result<string>> JoinAsync(FilmJoin join, CancellationToken cancellationToken)
    {
        for (var number = 0; number < join.Transitions; number++)
        {
            var crossed = await RunAsync(join.Transition(number), cancellationToken);
            if (!crossed.IsOk)
            {
                return crossed;
            }
        }

        var measured = await sandbox.RunAsync(join.Measure(), new ExecOptions(), default, 60_000, cancellationToken);
        var gain = measured.IsOk ? FilmJoin.Gain(measured.Value.StderrText) : 0;
        return await SandboxJobs.WriteAsync(sandbox, FilmJoin.ListFile, join.List(), cancellationToken).ThenAsync(_ => RunAsync(join.Film(gain), cancellationToken));
    }

    private Task<Result<Done>> PlaceBedAsync(CancellationToken cancellationToken)
    {
        if (plan.Audio is { } audio)
        {
            return artifacts.PlaceAsync(context.Tenant, audio, sandbox, FilmJoin.Bed, cancellationToken).ThenAsync(_ => ListenAsync(audio, cancellationToken));
        }

        if (!plan.Music)
        {
            return Task.FromResult<Result<Done>>(default(Done));
        }

        var starts = lengths.Select((_, n) => lengths.Take(n).Sum() - (Crossing * n)).Zip(plan.Scenes, (start, scene) => (start, FilmMoods.Of(scene))).ToList();
        return SandboxJobs.WriteAsync(sandbox, FilmJoin.Bed, FilmMusic.Compose(starts, Total, string.Join('/', plan.Scenes.Select(s => s.Text))), cancellationToken);
    }

    /// <summary>Whether a file that was given as sound has any.</summary>
    private async Task<Result<Done>> ListenAsync(ArtifactRef audio, CancellationToken cancellationToken)
    {
        var heard = await sandbox.RunAsync(["/usr/bin/ffprobe", "-v", "error", "-select_streams", "a:0", "-show_entries", "stream=sample_rate", "-of", "csv=p=0", FilmJoin.Bed], new ExecOptions(), default, 10_000, cancellationToken);
        return !heard.IsOk ? heard.Error : heard.Value.Exit.Succeeded && heard.Value.StdoutText.Trim() is { Length: > 1 } ? default(Done)
            : Outcomes.Unusable("sound_unreadable", $"'{audio.Name}' has no sound that can be read.", "Give an MP3, WAV, OGG, M4A or FLAC file that plays elsewhere.");
    }

    /// <summary>Whether a file that was given as picture is one.</summary>
    private async Task<Result<Done>> LookAsync(int number, ArtifactRef picture, CancellationToken cancellationToken)
    {
        var seen = await sandbox.RunAsync(["/usr/bin/ffmpeg", "-v", "error", "-xerror", "-i", $"p{number}.img", "-frames:v", "1", "-f", "null", "-"], new ExecOptions(), default, 10_000, cancellationToken);
        return !seen.IsOk ? seen.Error : seen.Value.Exit.Succeeded ? default(Done)
            : Outcomes.Unusable("picture_unreadable", $"'{picture.Name}', the picture of scene {number + 1}, cannot be read.", "Give a PNG, JPEG, WebP or SVG file that opens elsewhere.");
    }

    private async Task<Result<Done>> SceneAsync(int number, CancellationToken cancellationToken)
    {
        // 1. place
        var scene = plan.Scenes[number];
        var placed = await artifacts.PlaceAsync(context.Tenant, frames[number].Picture, sandbox, $"p{number}.img", cancellationToken)
            .ThenAsync(_ => artifacts.PlaceAsync(context.Tenant, frames[number].Caption, sandbox, $"c{number}.png", cancellationToken));
        if (!placed.IsOk)
        {
            return placed.Error;
        }

        // A broken picture would be tried again for every frame, without end.
        var seen = scene.Image is { } given ? await LookAsync(number, given, cancellationToken) : default(Done);
        if (!seen.IsOk)
        {
            return seen.Error;
        }

        // 2. speak
        var words = plan.Voice == "none" ? "" : SpokenText.Of(scene.Text);
        var spoken = words.Length == 0 ? Result<double>.Ok(0) : await SpeakAsync(number, words, cancellationToken);
        if (!spoken.IsOk)
        {
            return spoken.Error;
        }

        lengths.Add(Frames(Math.Max(Math.Max(scene.Seconds ?? 0, spoken.Value + 1.2), 3)));

        // 3. film, with a slow movement over the picture
        var filmed = await RunAsync(Shoot(number, spoken.Value > 0), cancellationToken);
        return filmed.Map(_ => default(Done));
    }

    /// <summary>The scene's voice as a file, the model's when it spoke; how many seconds it takes.</summary>
    private async Task<Result<double>> SpeakAsync(int number, string words, CancellationToken cancellationToken)
    {
        var said = frames[number].Voice is { } recording
            ? await artifacts.PlaceAsync(context.Tenant, recording, sandbox, $"v{number}.wav", cancellationToken)
            : await SandboxJobs.WriteAsync(sandbox, $"t{number}.txt", words, cancellationToken)
                .ThenAsync(async _ => (await RunAsync(["/usr/bin/espeak-ng", "-v", plan.Voice, "-s", "150", "-f", $"t{number}.txt", "-w", $"v{number}.wav"], cancellationToken)).Map(_ => default(Done)));
        var length = await said.ThenAsync(_ => RunAsync(["/usr/bin/ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", $"v{number}.wav"], cancellationToken));
        return length.Map(text => double.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
    }

    private string[] Shoot(int number, bool voiced)
    {
        var filter = $"[0:v]{Move(number)},setsar=1[m];[m][1:v]overlay=0:0,format=yuv420p[v]";
        var length = Text(lengths[number]);
        string[] sound = voiced ? ["-i", $"v{number}.wav"] : ["-f", "lavfi", "-i", "anullsrc=r=44100:cl=mono"];
        return
        [
            "/usr/bin/ffmpeg", "-v", "error", "-y", "-loop", "1", "-framerate", Text(plan.Fps), "-i", $"p{number}.img", "-loop", "1", "-framerate", Text(plan.Fps), "-i", $"c{number}.png", .. sound,
            "-filter_complex", filter + ";[2:a]highpass=f=80,treble=g=3:f=3500,aecho=0.8:0.5:22:0.12,speechnorm=p=0.9:e=8:r=0.0005,adelay=400:all=1,aresample=44100,apad[a]", "-map", "[v]", "-map", "[a]", "-t", length, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "16", "-g", "1", "-c:a", "pcm_s16le", "-ac", "1", $"s{number}.mkv",
        ];
    }

    /// <summary>How the camera moves over a picture: along it, towards it, back along it, away from it.</summary>
    private string Move(int number)
    {
        var (w, h) = (plan.Width, plan.Height);
        var (wide, high) = (w * 9 / 16 * 2, h * 9 / 16 * 2);
        var part = number % 4 < 2 ? $"t/{Text(lengths[number])}" : $"(1-t/{Text(lengths[number])})";
        var cover = $"scale={wide}:{high}:force_original_aspect_ratio=increase,crop={wide}:{high}";
        return number % 2 == 0
            ? $"{cover},crop={w}:{h}:x='({wide}-{w})*{part}':y='({high}-{h})/2'"
            : $"{cover},scale=w='2*trunc({wide}*(1+0.22*{part})/2)':h='2*trunc({high}*(1+0.22*{part})/2)':eval=frame:flags=bilinear,crop={w}:{h}:x='(iw-{w})*0.42':y='(ih-{h})*0.6'";
    }

    /// <summary>HTTP Live Streaming without encoding again: one playlist over one file of segments.</summary>
    private static string[] Segment() =>
        ["/usr/bin/ffmpeg", "-v", "error", "-y", "-i", "film.mp4", "-map", "0:v", "-map", "0:a", "-c", "copy", "-f", "hls", "-hls_time", "4", "-hls_list_size", "0", "-hls_playlist_type", "vod", "-hls_flags", "single_file", "-hls_segment_filename", "film.ts", "film.m3u8"];

    /// <summary>WebVTT differs from SubRip in its head and in the mark before the milliseconds.</summary>
    private static string WebTrack(string captions) => "WEBVTT\n\n" + TimeMark().Replace(captions, "${clock}.${rest}");

    [GeneratedRegex(@"(?<clock>\d\d:\d\d:\d\d),(?<rest>\d{3})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeMark();

    private string Captions()
    {
        var (text, at, index) = (new StringBuilder(), 0.0, 1);
        for (var number = 0; number < plan.Scenes.Count; number++)
        {
            var line = plan.Scenes[number].Text.Length > 0 ? plan.Scenes[number].Text : plan.Scenes[number].Title;
            if (line.Length > 0)
            {
                text.Append(index++).Append('\n').Append(Clock(at + 0.2)).Append(" --> ").Append(Clock(at + lengths[number] - 0.3)).Append('\n').Append(line.ReplaceLineEndings(" ")).Append("\n\n");
            }

            at += lengths[number] - Crossing;
        }

        return text.Length > 0 ? text.ToString() : "1\n00:00:00,000 --> 00:00:01,000\n \n\n";
    }

    private async Task<Result<string>> RunAsync(string[] argv, CancellationToken cancellationToken)
    {
        var run = await sandbox.RunAsync(argv, new ExecOptions(), default, 60_000, cancellationToken);
        return !run.IsOk ? run.Error : run.Value.Exit.Succeeded ? run.Value.StdoutText
            : run.Value.Exit.Reason != StopReason.Exit ? SandboxJobs.Stopped(run.Value.Exit, sandbox.Spec.Limits, "Cutting the film")
            : Outcomes.Unusable("film_failed", $"{Path.GetFileName(argv[0])}: {run.Value.StderrText.Trim()}", "Check that the given pictures and sounds open elsewhere.");
    }

    private static string Clock(double seconds) => TimeSpan.FromSeconds(Math.Max(0, seconds)).ToString(@"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
