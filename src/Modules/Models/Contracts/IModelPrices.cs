namespace Cadre.Models.Contracts;

/// <summary>What calls of models cost, for estimates before they are made.</summary>
public interface IModelPrices
{
    /// <summary>USD for the tokens read and written; 0 for local models and unknown prices.</summary>
    decimal Cost(ModelChoice model, long inputTokens, long outputTokens);
}
