namespace Trading.Web;

/// <summary>How somebody looks at the page.</summary>
internal enum Look
{
    /// <summary>A desktop in light colours.</summary>
    Light,

    /// <summary>A desktop in dark colours.</summary>
    Dark,

    /// <summary>A phone of 360 × 740 points in light colours.</summary>
    Phone,
}
