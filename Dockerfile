# Two stages: what installs, and what runs. The index is built with the image, so that a
# container answers as soon as it starts.

FROM python:3.12-slim AS build
WORKDIR /build
RUN python -m venv /opt/plansvar
ENV PATH=/opt/plansvar/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY constraints.txt ./
# The CPU build; the default one brings gigabytes of CUDA.
RUN pip install -c constraints.txt --index-url https://download.pytorch.org/whl/cpu torch
COPY pyproject.toml README.md LICENSE ./
COPY ingest ingest
COPY index index
COPY api api
COPY evals evals
RUN pip install -c constraints.txt .

FROM python:3.12-slim
# FAISS needs OpenMP's library, which the slim image leaves out.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home plansvar
COPY --from=build /opt/plansvar /opt/plansvar
ENV PATH=/opt/plansvar/bin:$PATH PYTHONUNBUFFERED=1 \
    PLANSVAR_CORPUS=/srv/plansvar/corpus PLANSVAR_INDEX=/srv/plansvar/index PLANSVAR_HOST=0.0.0.0
WORKDIR /srv/plansvar
COPY corpus corpus
RUN plansvar build && chown -R plansvar index
USER plansvar
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s CMD ["python", "-c", \
    "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/api/ready', timeout=2)"]
CMD ["plansvar", "serve"]
