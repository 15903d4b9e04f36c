namespace Cadre.Postgres;

/// <summary>
/// What Cadre's own cluster is set to. A new segment of the write-ahead log is filled with zeros and synchronised while all commits wait: 30 to 60 ms for 16 MB, about once a second under load. So segments
/// are smaller, and half a gigabyte of used ones is kept for use again.
/// </summary>
internal static class ClusterConfiguration
{
    /// <summary>Megabytes of a segment of the write-ahead log; decided when the cluster is made.</summary>
    public const string LogSegment = "4";

    public static string Text(ClusterSettings settings) => $"""

        # Cadre
        listen_addresses = ''
        unix_socket_directories = '{settings.SocketDirectory}'
        unix_socket_permissions = 0700
        port = {settings.Port}
        max_connections = {settings.MaxConnections}
        shared_buffers = '128MB'
        wal_compression = lz4
        default_toast_compression = lz4
        max_wal_size = '2GB'
        min_wal_size = '512MB'
        checkpoint_timeout = '15min'
        idle_in_transaction_session_timeout = '60s'
        logging_collector = off
        log_min_messages = warning
        jit = off
        {(settings.Durable ? "" : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off")}

        """;
}
