# The host and the stand-in quote server, built for Orleans. The two arguments name images of .NET 10: its SDK, and its ASP.NET Core runtime.
ARG SDK_IMAGE
ARG ASPNET_IMAGE
FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY . .
# The page is built and published too where the SDK image has Node.js 20.19 or later.
RUN dotnet publish Silo -c Release -p:GrainRuntime=Orleans -o /published/silo \
 && dotnet publish QuoteServer -c Release -p:GrainRuntime=Orleans -o /published/quotes

FROM ${ASPNET_IMAGE}
COPY --from=build /published /opt/trading
# Named volumes take their owner from the folders of the image.
RUN mkdir /data /secrets /dumps && chown app /data /secrets /dumps && chmod 700 /secrets
USER app
WORKDIR /data
ENTRYPOINT ["dotnet"]
CMD ["/opt/trading/silo/Silo.dll"]
