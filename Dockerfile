# Build
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked

# Run: one binary, a user without rights, one data folder
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates curl poppler-utils tesseract-ocr tesseract-ocr-vie \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10766 --home-dir /var/lib/loa --create-home loa
COPY --from=build /src/target/release/loa /usr/local/bin/loa
USER loa
WORKDIR /var/lib/loa
VOLUME /var/lib/loa
ENV LOA_DATA=/var/lib/loa/data LOA_HTTP__LISTEN=0.0.0.0:8766
EXPOSE 8766
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD curl --fail --silent http://127.0.0.1:8766/healthz || exit 1
STOPSIGNAL SIGTERM
ENTRYPOINT ["loa"]
CMD ["serve"]
