# One image for each service:
#   docker build --build-arg SERVICE=gateway -t plumbline/gateway:0.1.0 .
# The jar is built before, by Maven: <service>/target/<service>-<version>-exec.jar. The gateway's holds the web UI (not with -Dskip.ui).
ARG JDK=eclipse-temurin:17-jdk
ARG JRE=eclipse-temurin:17-jre

FROM ${JDK} AS layers
ARG SERVICE
WORKDIR /build
COPY docker/HealthProbe.java ./
RUN javac --release 17 -d probe HealthProbe.java
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination layers
# Database drivers, for the workers alone.
COPY libs/drivers/target/drivers/ shelf/
RUN mkdir drivers && case "${SERVICE}" in *-worker) mv shelf/*.jar drivers/ ;; esac

FROM ${JRE}
ARG SERVICE
LABEL org.opencontainers.image.title="plumbline ${SERVICE}" \
      org.opencontainers.image.licenses="Apache-2.0"
# A user with a name: Hadoop, inside Spark, asks who it runs as. Its number is what Kubernetes checks.
RUN groupadd --gid 10001 plumbline \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin plumbline \
    && install -d -o 10001 -g 10001 -m 0700 /data
# What changes seldom comes first, so that a new version of the service is a small layer. A driver that may not be passed on is
# added by mounting its jar beside these, as /app/drivers/<its name>.jar.
COPY --from=layers /build/drivers/ /app/drivers/
COPY --from=layers /build/layers/dependencies/ /app/
COPY --from=layers /build/layers/spring-boot-loader/ /app/
COPY --from=layers /build/layers/snapshot-dependencies/ /app/
COPY --from=layers /build/layers/application/ /app/
COPY --from=layers /build/probe/ /app/probe/
# Memory follows the container's limit. The openings are what Spark needs on Java 17; the jar's manifest has them as well, so that
# a deployment may replace this variable. HADOOP_USER_NAME and SPARK_LOCAL_DIRS matter to the workers only.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError -Djava.io.tmpdir=/tmp --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED --add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/sun.nio.cs=ALL-UNNAMED --add-opens=java.base/sun.security.action=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED" \
    PLUMBLINE_BIND_ADDRESS=0.0.0.0 \
    PLUMBLINE_LOG_FORMAT=logstash \
    PLUMBLINE_DRIVERS_DIR=/app/drivers \
    HADOOP_USER_NAME=plumbline \
    SPARK_LOCAL_DIRS=/data
USER 10001:10001
WORKDIR /data
# The only places that are written to: mount both writable, and the rest of the file system read-only. /tmp must allow
# execution: lz4, zstd and snappy unpack their native code there.
VOLUME ["/tmp", "/data"]
ENTRYPOINT ["java", "-jar", "/app/service.jar"]
# No HEALTHCHECK: the port differs by service. The compose file and the manifests ask /actuator/health themselves, the former by
#   java -Xmx16m -cp /app/probe HealthProbe http://127.0.0.1:8081/actuator/health/readiness
# as the image has no curl to rely on.
