using Cadre.Blocks.Control.Input;
using Cadre.Blocks.Control.Join;
using Cadre.Blocks.Control.Loop;
using Cadre.Blocks.Control.Notification;
using Cadre.Blocks.Control.Output;
using Cadre.Blocks.Control.Parallel;
using Cadre.Blocks.Control.Response;
using Cadre.Blocks.Control.SubCanvas;
using Cadre.Blocks.Control.Try;
using Cadre.Blocks.Control.Wait;
using Cadre.Blocks.Control.Webhook;
using Cadre.Blocks.Control.While;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Control;

/// <summary>The block types that decide what runs, how often and when.</summary>
internal static class ControlBlocks
{
    public static IServiceCollection AddControlBlocks(this IServiceCollection services) => services
        .AddSingleton<IStepExecutor, LoopExecutor>()
        .AddSingleton<IStepExecutor, WhileExecutor>()
        .AddSingleton<IStepExecutor, TryExecutor>()
        .AddSingleton<IStepExecutor, ParallelExecutor>()
        .AddSingleton<IStepExecutor, JoinExecutor>()
        .AddSingleton<IStepExecutor, WaitExecutor>()
        .AddSingleton<IStepExecutor, SubCanvasExecutor>()
        .AddSingleton<IStepExecutor, InputExecutor>()
        .AddSingleton<IStepExecutor, OutputExecutor>()
        .AddSingleton<IStepExecutor, NotificationExecutor>()
        .AddSingleton<IStepExecutor, WebhookExecutor>()
        .AddSingleton<IStepExecutor, ResponseExecutor>();
}
