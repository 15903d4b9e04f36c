using System.Text.Json;
using Cadre.Blocks.Agent;
using Cadre.Blocks.Analysis;
using Cadre.Blocks.Approval;
using Cadre.Blocks.Browse;
using Cadre.Blocks.Browse.Recording;
using Cadre.Blocks.Chat;
using Cadre.Blocks.Code;
using Cadre.Blocks.Condition;
using Cadre.Blocks.Content;
using Cadre.Blocks.Control;
using Cadre.Blocks.Data;
using Cadre.Blocks.Diagram;
using Cadre.Blocks.Documents;
using Cadre.Blocks.Documents.Formulas;
using Cadre.Blocks.Documents.Word;
using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Fetch;
using Cadre.Blocks.Game;
using Cadre.Blocks.Http;
using Cadre.Blocks.Image;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Packages;
using Cadre.Blocks.Paper;
using Cadre.Blocks.Playtest;
using Cadre.Blocks.Product;
using Cadre.Blocks.Recall;
using Cadre.Blocks.Rendering;
using Cadre.Blocks.Search;
using Cadre.Blocks.Search.Service;
using Cadre.Blocks.Tables;
using Cadre.Blocks.Tables.Browsing;
using Cadre.Blocks.Tables.Features;
using Cadre.Blocks.Transform;
using Cadre.Blocks.Video;
using Cadre.Blocks.Voice;
using Cadre.Blocks.Web;
using Cadre.Blocks.Writing;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cadre.Blocks;

/// <summary>The block types: what canvases are made of, and the executors that run them.</summary>
public static class BlocksModule
{
    /// <summary>Registers a <see cref="BlockManifest"/> and an <see cref="IStepExecutor"/> for every block type.</summary>
    public static IServiceCollection AddBlocks(this IServiceCollection services, Action<BlocksOptions> configure)
    {
        services.AddOptions<BlocksOptions>().Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.AddSingleton<SandboxRenderer>().AddSingleton<SvgPictures>();
        services.AddSingleton<ArtifactFiles>().AddSingleton<ArtifactLinks>().AddSingleton<SandboxJobs>().AddSingleton<QuietMachine>().AddSingleton<PdfText>().AddSingleton<MaterialReader>();
        services.AddSingleton(provider => new CodePackages(new Lazy<ISandboxDirectory>(provider.GetRequiredService<ISandboxDirectory>), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KatexFonts>().AddSingleton<FormulaSetter>().AddSingleton<WordPictures>().AddSingleton<PictureCheck>().AddSingleton<DocumentPress>().AddSingleton<CodeLanguages>().AddSingleton<TableWorker>().AddSingleton<TableSource>().AddSingleton<DataRequest>().AddSingleton<OpenTables>();
        services.TryAddSingleton<IOutbound, GatewayOutbound>();
        services.AddSingleton<ModelText>().AddSingleton<PageReader>().AddSingleton<WebSearch>().AddSingleton<SearchServiceStore>().AddSingleton<ISearchServices>(provider => provider.GetRequiredService<SearchServiceStore>()).AddSingleton<PicturePainter>().AddSingleton<PictureEditor>().AddSingleton<PictureModel>().AddSingleton<ProductPictures>();
        services.AddSingleton<ModelDraft>().AddSingleton<MermaidRenderer>().AddSingleton<DiagramAuthor>().AddSingleton<GameWriter>().AddSingleton<GamePicture>().AddSingleton<StoryWriter>().AddSingleton<FilmFrames>().AddSingleton<ModelVoice>().AddSingleton<SearchAnswer>().AddSingleton<AnalysisReading>().AddSingleton<DataQuestion>().AddSingleton<CodeAuthor>();
        AddExecutors(services);
        services.AddControlBlocks();
        services.AddAgentBlocks();
        services.AddSingleton<RecordingServices>();
        services.AddPackages();
        services.AddSingleton<ICompensation, HttpUndo>();
        foreach (var path in EmbeddedText.Named("manifest.json"))
        {
            services.AddSingleton(JsonSerializer.Deserialize<BlockManifest>(EmbeddedText.Read(path), CadreJson.Strict)
                ?? throw new InvalidOperationException($"The manifest {path} is empty."));
        }

        return services;
    }

    /// <summary>Maps <c>/api/v1/tables</c>, for looking into tables and trying the settings of a data block, and <c>/api/v1/block-packages</c>.</summary>
    public static void MapBlocks(this EndpointRegistry registry)
    {
        var tables = registry.Group("Tables", "/api/v1/tables");
        tables.Get("/{hash}/rows", EndpointPolicy.Reads("artifact"), ReadTableRows.HandleAsync);
        tables.Post("/preview", EndpointPolicy.Edits() with { Rate = RateClass.Costly }, PreviewTable.HandleAsync);
        registry.Group("Browser", "/api/v1/browser-recordings").Get("/live", EndpointPolicy.Edits() with { Rate = RateClass.Stream }, RecordBrowser.HandleAsync);
        registry.MapPackages();
        registry.MapSearchService();
    }

    private static void AddExecutors(IServiceCollection services) => services
        .AddSingleton<IStepExecutor, TransformExecutor>()
        .AddSingleton<IStepExecutor, ConditionExecutor>()
        .AddSingleton<IStepExecutor, ApprovalExecutor>()
        .AddSingleton<IStepExecutor, HttpExecutor>()
        .AddSingleton<IStepExecutor, BrowseExecutor>()
        .AddSingleton<IStepExecutor, CodeExecutor>()
        .AddSingleton<IStepExecutor, DataExecutor>()
        .AddSingleton<IStepExecutor, AnalysisExecutor>()
        .AddSingleton<IStepExecutor, ChatExecutor>()
        .AddSingleton<IStepExecutor, ContentExecutor>()
        .AddSingleton<IStepExecutor, DiagramExecutor>()
        .AddSingleton<IStepExecutor, DocumentExecutor>()
        .AddSingleton<IStepExecutor, FetchExecutor>()
        .AddSingleton<IStepExecutor, GameExecutor>()
        .AddSingleton<IStepExecutor, PlaytestExecutor>()
        .AddSingleton<IStepExecutor, ProductExecutor>()
        .AddSingleton<IStepExecutor, SearchExecutor>()
        .AddSingleton<IStepExecutor, ImageExecutor>()
        .AddSingleton<IStepExecutor, KnowledgeExecutor>()
        .AddSingleton<IStepExecutor, VideoExecutor>()
        .AddSingleton<IStepExecutor, VoiceExecutor>();
}
