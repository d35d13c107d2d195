namespace BtcEvents.Benchmarks.Builds;

/// <summary>The source of an earlier commit beside ours, in a folder that goes with it.</summary>
internal sealed class OldCheckout : IAsyncDisposable
{
    private readonly Checkout _ours;

    private OldCheckout(Checkout ours, Checkout source) => (_ours, Source) = (ours, source);

    /// <summary>The earlier source.</summary>
    public Checkout Source { get; }

    /// <summary>Checks the commit out.</summary>
    /// <exception cref="NotHereException">The history does not hold it, or there is no git.</exception>
    public static async Task<OldCheckout> CreateAsync(Checkout ours, string commit)
    {
        try
        {
            await Tool.RunAsync("git", ours.Root, ["cat-file", "-e", commit + "^{commit}"]);
        }
        catch (NotHereException unknown)
        {
            throw new NotHereException(
                $"commit {commit} is not in this checkout's history ('git fetch --unshallow' gets it): "
                    + $"{unknown.Message}"
            );
        }

        var folder = Path.Combine(Directory.CreateTempSubdirectory("btc-events-").FullName, "source");
        await Tool.RunAsync("git", ours.Root, ["worktree", "add", "--detach", folder, commit]);
        return new(ours, new(folder));
    }

    /// <summary>
    /// Puts a file or folder of ours into it, in place of what it has there, so that both compile the same.
    /// </summary>
    public void Take(string path)
    {
        var from = Path.Combine(_ours.Root, path);
        var files = File.Exists(from) ? [from] : Directory.EnumerateFiles(from); // not deeper: build output lies there
        foreach (var file in files)
        {
            var to = Path.Combine(Source.Root, Path.GetRelativePath(_ours.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("git", _ours.Root, ["worktree", "remove", "--force", Source.Root]);
        Directory.Delete(Path.GetDirectoryName(Source.Root)!);
    }
}
