namespace Cadre.Postgres;

internal static class ClusterConfiguration
{
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
        checkpoint_timeout = '15min'
        idle_in_transaction_session_timeout = '60s'
        logging_collector = off
        log_min_messages = warning
        jit = off
        {(settings.Durable ? "" : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off")}

        """;
}
