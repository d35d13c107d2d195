# One image per service:  docker build --build-arg SERVICE=BtcEvents.Fetcher -t btc-events/fetcher .
# SERVICE is the name of a folder in services/; BtcEvents.Cli, of cli/, gives the command line tool btc.
#
# Tags are exact versions. Who wants bytes that nobody can replace adds the digest, as NAME:TAG@sha256:..., which
# 'docker buildx imagetools inspect NAME:TAG' prints.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0.401-noble
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble
ARG SYSTEM=debian:12.12-slim
ARG S3_IMAGE=quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z

# Only what a restore reads, so that a changed source file leaves the restored packages in the cache.
FROM ${SDK} AS projects
WORKDIR /all
COPY . .
RUN mkdir /projects \
 && find . \( -name '*.csproj' -o -name 'Directory.*.props' -o -name global.json \) -exec cp --parents -t /projects {} +

FROM ${SDK} AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY --from=projects /projects .
# All services at once: this layer is the same for every SERVICE.
RUN for project in services/*/ cli/*/; do dotnet restore "$project" || exit 1; done
COPY . .
ARG SERVICE
RUN test -n "$SERVICE" || { echo "say which service: --build-arg SERVICE=BtcEvents.Fetcher" >&2; exit 1; } \
 && project=$(echo */"$SERVICE") \
 && dotnet publish "$project" -c Release --no-restore -o /app \
 && ln -s "$(dotnet msbuild "$project" -getProperty:AssemblyName)" /app/service

# .NET 10 comes on no Debian image, and the native libraries that forecasts were proven with are Debian 12's
# (libxgboost 1.7.4): the runtime is taken from Microsoft's image, the system from Debian's.
FROM ${RUNTIME} AS runtime

FROM ${SYSTEM} AS service
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libgcc-s1 libssl3 libstdc++6 libxgboost0 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 1654 --user-group --no-create-home --shell /usr/sbin/nologin app
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
# DOTNET_EnableDiagnostics: its sockets would be all that is ever written to the file system.
ENV DOTNET_ROOT=/usr/share/dotnet DOTNET_RUNNING_IN_CONTAINER=true DOTNET_EnableDiagnostics=0 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true
COPY --from=build /app /app
WORKDIR /app
USER 1654:1654
EXPOSE 8080
# The service asks its own health page, so the image needs no curl.
HEALTHCHECK --interval=15s --timeout=15s --start-period=60s --retries=4 CMD ["/app/service", "health"]
ENTRYPOINT ["/app/service"]

# The S3 server with a folder that its user may write: a new volume takes owner and rights from the image's folder.
FROM ${SYSTEM} AS folder
RUN mkdir /storage

FROM ${S3_IMAGE} AS s3
COPY --from=folder --chown=1654:1654 /storage /storage
USER 1654:1654
