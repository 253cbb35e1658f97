#!/usr/bin/env bash
# What action.yml runs, in the folder it was given. Inputs come as variables, so that none becomes part of a command.
set -uo pipefail

# The version that the repository has locked; nothing is fetched here.
program="$PWD"
while [ ! -e "$program/node_modules/.bin/chartwright" ]; do
  if [ "$program" = / ]; then
    echo "::error::chartwright is not installed in $PWD: run npm ci, or what your repository installs with, before this step." >&2
    exit 2
  fi
  program="$(dirname "$program")"
done
program="$program/node_modules/.bin/chartwright"

worst=0
run() {
  echo "::group::chartwright $1"
  "$program" "$@"
  local code=$?
  echo "::endgroup::"
  if [ "$code" -gt "$worst" ]; then worst=$code; fi
}

if [ -n "${CHARTWRIGHT_MANIFEST_ONLY:-}" ]; then
  run generate --check --diff --manifest-only "$CHARTWRIGHT_MANIFEST_ONLY"
  exit "$worst"
fi
run check
case "${CHARTWRIGHT_VERIFY:-true}" in
  true) run verify ;;
  false) ;;
  *)
    echo "::error::The input verify is neither true nor false." >&2
    exit 2
    ;;
esac
if [ -n "${CHARTWRIGHT_AGAINST:-}" ]; then run breaking --against "$CHARTWRIGHT_AGAINST"; fi
run generate --check --diff --quiet
exit "$worst"
