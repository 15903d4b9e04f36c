using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Materials;

/// <summary>The text of a PDF, by poppler's pdftotext inside a sandbox.</summary>
internal sealed class PdfText(SandboxJobs jobs, ArtifactFiles artifacts)
{
    private const int MostText = 400_000;

    /// <summary>The text with its layout.</summary>
    public Task<Result<string>> ReadAsync(StepContext context, ArtifactRef artifact, CancellationToken cancellationToken) =>
        context.EffectAsync("sandbox:pdftotext:" + artifact.Artifact[..12], "sandbox", (key, token) => ExtractAsync(context.Tenant, key, (sandbox, t) => artifacts.PlaceAsync(context.Tenant, artifact, sandbox, "in.pdf", t), token), cancellationToken);

    /// <summary>The text of bytes that came from outside.</summary>
    public Task<Result<string>> ReadAsync(Tenant tenant, byte[] bytes, string key, CancellationToken cancellationToken) =>
        ExtractAsync(tenant, key, (sandbox, token) => SandboxJobs.WriteAsync(sandbox, "in.pdf", bytes, token), cancellationToken);

    private Task<Result<string>> ExtractAsync(Tenant tenant, string key, Func<ISandbox, CancellationToken, Task<Result<Done>>> place, CancellationToken cancellationToken) =>
        jobs.UseAsync(tenant, key, new SandboxSpec(), async (sandbox, token) =>
        {
            var placed = await place(sandbox, token);
            var run = await placed.ThenAsync(_ => sandbox.RunAsync(["/usr/bin/pdftotext", "-enc", "UTF-8", "-l", "300", "in.pdf", "-"], new ExecOptions(), default, MostText, token));
            return !run.IsOk ? run.Error : !run.Value.Exit.Succeeded && run.Value.Stdout.Length == 0
                ? Outcomes.Unusable("pdf_unreadable", "The PDF cannot be read: it is damaged or protected.", "Open it and save it again without a password.")
                : (Result<string>)run.Value.StdoutText;
        }, cancellationToken);
}
