using System.Text.Json.Nodes;
using Cadre.Kernel;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cadre.Server.Features;

/// <summary>What the framework cannot know: ids are UUID strings, how callers prove themselves, which routes are open, what refusals look like.</summary>
internal static class ApiDescriptionSetup
{
    private const string Session = "session";
    private const string Key = "apiKey";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(ApiDescription.Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Ids(schema, context.JsonTypeInfo.Type);
            SchemaOfMaps.Apply(schema, context.JsonTypeInfo);
            SchemaNullability.Apply(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Policy(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    });

    private static void Ids(OpenApiSchema schema, Type type)
    {
        if (IdTypes.Is(Nullable.GetUnderlyingType(type) ?? type))
        {
            schema.Type = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "uuid";
            schema.Properties = null;
            schema.Required = null;
        }
    }

    private static void Policy(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var policy = context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointPolicy>().FirstOrDefault();
        if (policy is null)
        {
            return;
        }

        var document = context.Document;
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = "A refusal or failure.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) } },
        });
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-cadre-permission"] = new JsonNodeExtension(JsonValue.Create(policy.Permission.ToString().ToLowerInvariant()));
        if (!policy.IsAnonymous)
        {
            operation.Security =
            [
                new() { [new OpenApiSecuritySchemeReference(Session, document)] = [] },
                new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
            ];
        }

        if (policy.Scope == TenantScope.Workspace && !policy.IsAnonymous)
        {
            Header(operation, "Cadre-Workspace", "The workspace; the caller's first one when absent.");
        }

        if (policy.Idempotent)
        {
            Header(operation, IdempotencyKey.Header, "A repeat with the same key gets the first answer.");
        }
    }

    private static void Header(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "Cadre", Version = GetHealth.Version, Description = "The API of Cadre. A browser session sends 'Cadre-Csrf: 1' with every change." };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Session] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "cadre", Description = "The session cookie ('__Host-cadre' over https)." };
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, cadre_…" };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["Problem"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457, with a stable code.",
            Required = new HashSet<string> { "title", "status", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What went wrong." },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What to do." },
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable." },
                ["fields"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
                ["retryAfterSeconds"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };
    }
}
