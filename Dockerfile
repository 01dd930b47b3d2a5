# The image runs every command of Rolewise: docker run … rolewise start, web, mcp, ask "officer vs director?".
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node along: the package of that name, which brings it elsewhere, need not run its install step.
RUN npm ci --omit=dev --ignore-scripts
COPY . .

FROM node:24-slim
WORKDIR /app
COPY --from=build --chown=root:root /app /app
# What is kept lies in one folder; nothing else is written.
RUN mkdir -p /data && chown node:node /data
ENV NODE_ENV=production ROLEWISE_DATA=/data HOST=0.0.0.0 OPERATE_HOST=127.0.0.1 OPERATE_PORT=9090
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:9090/healthz/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "adapters/launch.mjs"]
CMD ["web"]
