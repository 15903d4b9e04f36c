namespace Cadre.Tests.Support;

internal static class FileLock
{
    public static async Task<FileStream> TakeAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(50); // another test process is starting the same thing
            }
        }
    }
}
