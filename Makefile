# Two commands are all a newcomer needs: make run, make test.
.DEFAULT_GOAL := help
CONFIGURATION ?= Release
MONTH ?= 2025-06

.PHONY: help run test lint format bench build test-containers images servers-native servers servers-stop clean

help: ## Show what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: ## Run one whole monthly cycle in one process, on a SIMULATED market (MONTH=2025-06)
	@./btc cycle --month $(MONTH)

servers: servers-native ## Start private RabbitMQ, MariaDB, PostgreSQL and S3 servers on loopback, in .servers
	@scripts/servers start

servers-stop: ## Stop exactly those
	@scripts/servers stop

test: ## Install what the tests need, run all but the containers'; last line: N passed, N failed
	@scripts/run-tests

test-containers: ## Run compose/mlops.yml in a Docker engine of its own and test it (as root; 15 minutes)
	@tests/containers/run test

images: ## Build the images of compose/mlops.yml with your Docker engine and print their sizes
	@scripts/images build

lint: ## Check that every file is formatted (CSharpier; `make format` does it)
	@dotnet tool restore >/dev/null || { dotnet tool restore; exit 1; }
	@dotnet csharpier check .

format: ## Format every file
	@dotnet tool restore >/dev/null || { dotnet tool restore; exit 1; }
	@dotnet csharpier format .

bench: ## Measure training, stores, bus, handover, hop, startup, trainers, random walks and soak (BENCH="--filter training" for one)
	@scripts/run-bench $(BENCH)

build: ## Build everything
	@dotnet build BtcEvents.sln -c $(CONFIGURATION) --nologo -v quiet

servers-native: ## Install the servers that are missing (nothing is started)
	@scripts/install-native rabbitmq-server mariadb-server postgresql moto

clean: ## Remove build output and the default home (.btc)
	@rm -rf .btc && dotnet clean BtcEvents.sln -c $(CONFIGURATION) --nologo -v quiet
