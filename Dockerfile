# One image per service:  docker build --target service --build-arg SERVICE=BtcEvents.Fetcher -t btc-events/fetcher .
# SERVICE is the name of a folder in services/; BtcEvents.Cli, of cli/, gives the command line tool btc. All images have
# the same layers but for a link to their program, so that eight services take the room of one.
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
# A project that refers to every program: what they share is restored, compiled and published once.
RUN mkdir all \
 && { echo '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>'; \
      for project in services/*/*.csproj cli/*/*.csproj; do echo "<ProjectReference Include=\"../$project\" />"; done; \
      echo '</ItemGroup></Project>'; } > all/All.csproj \
 && dotnet restore all --use-current-runtime -p:PublishReadyToRun=true
COPY . .
# Compiled ahead, since a service compiles for a third of its start otherwise.
RUN dotnet publish all -c Release --no-restore --use-current-runtime --self-contained false \
      -p:PublishReadyToRun=true -p:RunAnalyzers=false -o /app \
 && rm /app/All.* \
 && for folder in services/*/ cli/*/; do program=/programs/$(basename "$folder") && mkdir -p "$program" \
      && ln -s "$(dotnet msbuild "$folder" -getProperty:AssemblyName)" "$program/service" || exit 1; done

FROM build AS program
ARG SERVICE
RUN test -n "$SERVICE" && mv "/programs/$SERVICE" /program \
 || { echo "say which service: --build-arg SERVICE=NAME with one of" $(ls /programs) >&2; exit 1; }

# .NET 10 comes on no Debian image, and Debian 12 is the system that forecasts were proven on: the runtime is taken from
# Microsoft's image, the system from Debian's.
FROM ${RUNTIME} AS runtime

FROM ${SYSTEM} AS service
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libgcc-s1 libgomp1 libssl3 libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
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
# All that differs from image to image.
COPY --from=program /program/ /app/
ARG SERVICE
ARG VERSION=0.0.0
ARG COMMIT=unknown
# NOASSERTION is SPDX for: the project names no licence.
LABEL org.opencontainers.image.title="${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}" \
      org.opencontainers.image.licenses="NOASSERTION"

# The S3 server with a folder that its user may write: a new volume takes owner and rights from the image's folder.
FROM ${SYSTEM} AS folder
RUN mkdir /storage

FROM ${S3_IMAGE} AS s3
COPY --from=folder --chown=1654:1654 /storage /storage
USER 1654:1654
