{{/* Selector labels never change; the others may. Call with (dict "root" $ "part" "web"). */}}
{{- define "rathaus.selector" -}}
app.kubernetes.io/name: rathaus
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}
{{- define "rathaus.labels" -}}
{{ include "rathaus.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}
